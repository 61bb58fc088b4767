import { abortAllDurableObjects } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { LiveMessage } from "#protocol/views.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import { flush, newShop, object, type Told } from "./support/census.ts";

const SOON = { timeout: 5000 };

/** A dashboard: what it has been told, and questions to it. */
async function watch(site: string, token: string) {
  const from = Date.now() - 3_600_000;
  const answer = await exports.default.fetch(
    new Request(`https://edge.example/v1/admin/sites/${site}/live?from=${from}`, {
      headers: { upgrade: "websocket", authorization: `Bearer ${token}` },
    }),
  );
  const socket = answer.webSocket;
  if (!socket) throw new Error(await answer.text());
  let counts: Counts = {};
  let last: LiveMessage | null = null;
  socket.addEventListener("message", ({ data }) => {
    const message: LiveMessage = JSON.parse(String(data));
    counts = message.whole ? message.added : addCounts(counts, message.added);
    last = message;
  });
  socket.accept();
  const knows = (holds: (counts: Counts, last: LiveMessage) => boolean) => () =>
    last !== null && holds(counts, last);
  let closed = 0;
  socket.addEventListener("close", ({ code }) => (closed = code));
  const close = () => socket.close(1000);
  return { knows, visits: () => counts["visit"], close, closed: () => closed };
}

const now = (roster: Told["roster"] = {}): Told => ({
  at: Date.now(),
  roster: { seenAt: Date.now(), ...roster },
});

test("shuts the dashboards of somebody whose access is taken away, and nobody else's", async () => {
  const { site, token } = await newShop();
  const shop = siteOf(env, site);
  const guest = await shop.addToken("Owner", site, "Guest", "viewer");
  const [ours, theirs] = await Promise.all([watch(site, token), watch(site, guest.token)]);
  await shop.removeToken("Owner", guest.id);
  await expect.poll(theirs.closed, SOON).toBe(1008);
  await censusOf(env, site, 0).flush(object("v"), flush(1, { visit: 1 }, now()), []);
  await expect.poll(ours.visits, SOON).toBe(1);
  expect(ours.closed()).toBe(0);
  expect(theirs.visits()).not.toBe(1);
  ours.close();
});

test("tells a dashboard of all parts: today so far, who is here, and every flush once", async () => {
  const { site, token } = await newShop();
  await siteOf(env, site).putShards("operator", 3);
  const cart = { cartValue: 5000, currency: "EUR" };
  for (const shard of [0, 1, 2])
    await censusOf(env, site, shard).flush(
      object(`v${shard}`),
      flush(1, { visit: 1 }, now(cart)),
      [],
    );
  const dashboard = await watch(site, token);
  await expect
    .poll(
      dashboard.knows(
        (counts, { visitorsNow, cartsOpen, valueAtRisk }) =>
          counts["visit"] === 3 &&
          visitorsNow === 3 &&
          cartsOpen === 3 &&
          valueAtRisk["EUR"] === 15_000,
      ),
      SOON,
    )
    .toBe(true);
  for (const number of [2, 2, 3]) {
    const told = flush(number, { visit: 1 }, now());
    for (const shard of [0, 1, 2])
      await censusOf(env, site, shard).flush(object(`v${shard}`), told, []);
  }
  await expect
    .poll(
      dashboard.knows((counts, { cartsOpen }) => counts["visit"] === 9 && cartsOpen === 0),
      SOON,
    )
    .toBe(true);
  dashboard.close();
});

test("asks visitors to tell more often while somebody watches, in every part", async () => {
  const { site, token } = await newShop();
  await siteOf(env, site).putShards("operator", 2);
  const everyMs = async (number: number) =>
    Promise.all(
      [0, 1].map(async (shard) => {
        const told = flush(number, { visit: 1 }, now());
        return (await censusOf(env, site, shard).flush(object("a"), told, [])).flushEveryMs;
      }),
    );
  expect(await everyMs(1)).toEqual([60_000, 60_000]);
  const dashboard = await watch(site, token);
  await expect
    .poll(
      dashboard.knows((counts) => counts["visit"] === 2),
      SOON,
    )
    .toBe(true);
  expect(await everyMs(2)).toEqual([5000, 5000]);
  await expect
    .poll(
      dashboard.knows((counts) => counts["visit"] === 4),
      SOON,
    )
    .toBe(true);
  dashboard.close();
  await expect.poll(async () => (await everyMs(3))[0], SOON).toBe(60_000);
  await expect.poll(async () => (await everyMs(4))[1], SOON).toBe(60_000);
});

test("knows who is here after a restart, and begins anew with every dashboard", async () => {
  const { site, token } = await newShop();
  await siteOf(env, site).putShards("operator", 2);
  for (const shard of [0, 1])
    await censusOf(env, site, shard).flush(object("a"), flush(1, { visit: 1 }, now()), []);
  await abortAllDurableObjects();
  const first = await watch(site, token);
  await expect
    .poll(
      first.knows((counts, { visitorsNow }) => counts["visit"] === 2 && visitorsNow === 2),
      SOON,
    )
    .toBe(true);
  await censusOf(env, site, 1).flush(object("b"), flush(1, { visit: 1 }, now()), []);
  const second = await watch(site, token);
  await expect
    .poll(
      second.knows((counts, { visitorsNow }) => counts["visit"] === 3 && visitorsNow === 3),
      SOON,
    )
    .toBe(true);
  await expect
    .poll(
      first.knows((counts) => counts["visit"] === 3),
      SOON,
    )
    .toBe(true);
  await censusOf(env, site, 1).flush(object("b"), flush(2, { visit: 1 }, now()), []);
  await expect
    .poll(
      first.knows((counts) => counts["visit"] === 4),
      SOON,
    )
    .toBe(true);
  await expect
    .poll(
      second.knows((counts) => counts["visit"] === 4),
      SOON,
    )
    .toBe(true);
  expect([first.visits(), second.visits()]).toEqual([4, 4]);
});
