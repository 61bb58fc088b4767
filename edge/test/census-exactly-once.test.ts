import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Flush } from "#protocol/counts.ts";
import { readBuckets, readExperiments } from "../census-reader.ts";
import { draw } from "../domain/draw.ts";
import { shardOf } from "../domain/flush.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import type { Census } from "../objects/census.ts";
import { flush, newShop, NOW, object } from "./support/census.ts";

/** `npm run proof:census` asks for a million. */
const FLUSHES = Number(env.FLUSHES);
const SHARDS = 4;
const PER_VISITOR = 10;
const TOGETHER = 50;
const KILLS = 12;

const visitors = FLUSHES / PER_VISITOR;

// Half of the visitors come before the shop is spread over more parts, and stay where they are.
function partOf(visitor: number): number {
  return visitor < visitors / 2 ? 0 : shardOf(`v${visitor}`, SHARDS);
}

function worthOf(visitor: number, number: number): number {
  return (visitor % 97) + number;
}

function told(visitor: number, number: number): Flush {
  const at = NOW + number * 60_000;
  const change = { entered: 1, netMinor: visitor };
  const fact = { campaign: "a", epoch: 1, arm: "b", at, change };
  const experiments = number === 1 ? [fact] : [];
  const counts = { visit: 1, "revenue/EUR": worthOf(visitor, number) };
  return flush(number, counts, { at, experiments });
}

/** All that some visitors ever send, in an order that no network is too bad for: one in five comes twice or late. */
function deliveriesOf(group: readonly number[]) {
  return group
    .flatMap((visitor) =>
      Array.from({ length: PER_VISITOR }, (_, index) => index + 1).flatMap((number) => {
        const chance = (what: string) => draw(`${visitor}/${number}`, what);
        const late = chance("late") < 0.2 ? chance("by") * 5 : 0;
        const once = { visitor, number, place: number + late };
        return chance("again") < 0.2
          ? [once, { ...once, place: number + chance("when") * 9 }]
          : [once];
      }),
    )
    .toSorted((left, right) => left.place - right.place);
}

test(`counts ${FLUSHES} flushes through ${SHARDS} parts exactly, with repeats, overtaking and kills`, async () => {
  const { site } = await newShop();
  await siteOf(env, site).putShards("operator", SHARDS);
  let done = 0;
  let interrupted = 0;
  let sent = 0;

  async function deliver(shard: number, group: readonly number[]): Promise<void> {
    const deliveries = deliveriesOf(group);
    // Whoever is not answered cannot know how much was counted, and sends it all again.
    for (let answered = false; !answered;) {
      try {
        await runInDurableObject(censusOf(env, site, shard), async (census: Census) => {
          for (const { visitor, number } of deliveries) {
            await census.flush(object(`v${visitor}`), told(visitor, number), []);
            sent++;
          }
        });
        answered = true;
      } catch {
        interrupted++;
      }
    }
    const killed = Math.floor((done * KILLS) / visitors);
    done += group.length;
    // The other parts are in the middle of something then.
    if (Math.floor((done * KILLS) / visitors) > killed) await abortAllDurableObjects();
  }

  async function serve(shard: number): Promise<void> {
    const all = Array.from({ length: visitors }, (_, visitor) => visitor);
    const ours = all.filter((visitor) => partOf(visitor) === shard);
    for (let from = 0; from < ours.length; from += TOGETHER)
      await deliver(shard, ours.slice(from, from + TOGETHER));
  }

  await Promise.all(Array.from({ length: SHARDS }, (_, shard) => serve(shard)));

  const buckets = await readBuckets(env, site, { from: 0, until: NOW * 2, step: "day" });
  const sum = (name: string) =>
    buckets.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
  let worth = 0;
  for (let visitor = 0; visitor < visitors; visitor++)
    for (let number = 1; number <= PER_VISITOR; number++) worth += worthOf(visitor, number);
  expect(sum("visit")).toBe(FLUSHES);
  expect(sum("revenue/EUR")).toBe(worth);
  const days = await readExperiments(env, site);
  expect(days.reduce((total, { counts }) => total + (counts["a/1/b/entered"] ?? 0), 0)).toBe(
    visitors,
  );
  const parts = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => censusOf(env, site, shard).page("", 1)),
  );
  expect(parts.every((rows) => rows.length > 0)).toBe(true);
  expect(sent).toBeGreaterThan(FLUSHES);
  expect(interrupted).toBeGreaterThan(0);
}, 3_600_000);
