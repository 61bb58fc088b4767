import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readBuckets, readExperiments } from "../census-reader.ts";
import { draw } from "../domain/draw.ts";
import { shardOf } from "../domain/flush.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import { flush, newShop, NOW, object } from "./support/census.ts";

/** `npm run proof:census` asks for a million. */
const FLUSHES = Number(env.FLUSHES);
const SHARDS = 4;
const PER_VISITOR = 10;
const AT_ONCE = 64;
const KILLS = 12;

test(`counts ${FLUSHES} flushes through ${SHARDS} parts exactly, with repeats, overtaking and kills`, async () => {
  const { site } = await newShop();
  // Half of the visitors come before the shop is spread over more parts.
  await siteOf(env, site).putShards("operator", 1);
  const visitors = FLUSHES / PER_VISITOR;
  let next = 0;
  let lost = 0;
  let repeats = 0;
  const expected = { visit: 0, "revenue/EUR": 0 };

  async function deliver(visitor: number, number: number, shard: number): Promise<void> {
    const counts = { visit: 1, "revenue/EUR": (visitor % 97) + number };
    const at = NOW + number * 60_000;
    const change = { entered: 1, netMinor: visitor + number };
    const fact = { campaign: "a", epoch: 1, arm: "b", at, change };
    const experiments = number === 1 ? [fact] : [];
    const told = flush(number, counts, { at, experiments });
    // A visitor's object asks again until it is answered: it cannot know whether it was counted.
    for (;;) {
      try {
        await censusOf(env, site, shard).flush(object(`v${visitor}`), told, []);
        return;
      } catch {
        lost++;
      }
    }
  }

  async function live(visitor: number, shard: number): Promise<void> {
    const chance = (what: string) => draw(`${visitor}`, what);
    for (let number = 1; number <= PER_VISITOR; number++) {
      expected.visit++;
      expected["revenue/EUR"] += (visitor % 97) + number;
      const overtaken = number < PER_VISITOR && chance(`overtaken ${number}`) < 0.1;
      if (overtaken) await deliver(visitor, number + 1, shard);
      await deliver(visitor, number, shard);
      if (chance(`again ${number}`) < 0.2) {
        repeats++;
        await deliver(visitor, Math.ceil(chance(`which ${number}`) * number), shard);
      }
    }
  }

  async function work(): Promise<void> {
    for (let visitor = next++; visitor < visitors; visitor = next++) {
      if (visitor === visitors / 2) await siteOf(env, site).putShards("operator", SHARDS);
      const shards = visitor < visitors / 2 ? 1 : SHARDS;
      await live(visitor, shardOf(`v${visitor}`, shards));
    }
  }

  async function kill(): Promise<void> {
    for (let kills = 1; kills <= KILLS; kills++) {
      while (next < (kills * visitors) / (KILLS + 1)) await scheduler.wait(1);
      await abortAllDurableObjects();
    }
  }

  await Promise.all([kill(), ...Array.from({ length: AT_ONCE }, work)]);

  const buckets = await readBuckets(env, site, { from: 0, until: NOW * 2, step: "day" });
  const sum = (name: string) =>
    buckets.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
  expect(sum("visit")).toBe(FLUSHES);
  expect(sum("visit")).toBe(expected.visit);
  expect(sum("revenue/EUR")).toBe(expected["revenue/EUR"]);
  const days = await readExperiments(env, site);
  expect(days.reduce((total, { counts }) => total + (counts["a/1/b/entered"] ?? 0), 0)).toBe(
    visitors,
  );
  const parts = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => censusOf(env, site, shard).page("", 1)),
  );
  expect(parts.every((rows) => rows.length > 0)).toBe(true);
  expect(repeats).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
}, 3_600_000);
