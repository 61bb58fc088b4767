import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { latestVisitors, readBuckets, readImport } from "../census-reader.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import type { Census } from "../objects/census.ts";
import { Buckets } from "../objects/census/buckets.ts";
import { rollUp } from "../objects/census/roll-up.ts";
import { markOf } from "../objects/census/roster.ts";
import { flush, newShop, NOW, object } from "./support/census.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const seen = (count: number) => ({ "event/product_view": count });
const ALL = { from: 0, until: NOW * 2 } as const;
const total = async (site: string) => {
  const [bucket] = await readBuckets(env, site, { ...ALL, step: "day" });
  const { "cost/calls": _calls, "cost/rows": _rows, ...counts } = bucket?.counts ?? {};
  return counts;
};

test("counts a repeated flush once, before and after a restart", async () => {
  const { site } = await newShop();
  const census = () => censusOf(env, site, 0);
  await census().flush(object("a"), flush(1, { visit: 1 }), []);
  await census().flush(object("a"), flush(1, { visit: 1 }), []);
  await abortAllDurableObjects();
  await census().flush(object("a"), flush(1, { visit: 1 }), []);
  await census().flush(object("a"), flush(2, { visit: 1 }), []);
  await census().flush(object("a"), flush(1, { visit: 1 }), []);
  expect(await total(site)).toEqual({ visit: 2 });
});

test("counts flushes that overtake each other, each once, and keeps what the latest says", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  for (const number of [3, 1, 2, 3, 1, 2]) {
    const roster = { cartValue: number * 100 };
    await census.flush(object("a"), flush(number, { visit: number }, { roster }), []);
  }
  expect(await total(site)).toEqual({ visit: 6 });
  expect(await census.page("", 9)).toMatchObject([{ cartValue: 300, seenAt: NOW + 3 }]);
});

test("writes two rows for a flush: the visitor's and the minute's", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  await census.flush(object("a"), flush(1, { visit: 1 }), []);
  const rows = await runInDurableObject(census, async (instance: Census, { storage }) => {
    const before = await changesOf(storage.sql);
    await instance.flush(object("a"), flush(2, { visit: 1 }), []);
    return (await changesOf(storage.sql)) - before;
  });
  expect(rows).toBe(2);
});

test("needs at most 300 bytes for a visitor, whatever is known of them", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  const roster = {
    reachable: true,
    locale: "x".repeat(35),
    persona: "p".repeat(64),
    stage: "shipping",
    cartValue: 123_456_789,
    watched: Array.from({ length: 40 }, (_, index) => `product-with-a-long-number-${index}`),
  };
  await census.flush(object("a"), flush(9_999_999, { visit: 1 }, { roster }), []);
  const bytes = await runInDurableObject(census, (_: Census, { storage }) =>
    storage.sql
      .exec<{ bytes: number }>("SELECT length(object) + length(entry) + 24 AS bytes FROM visitor")
      .one(),
  );
  expect(bytes.bytes).toBeLessThanOrEqual(300);
  const [row] = await census.page("", 9);
  expect(row?.watched).toContain(markOf("product-with-a-long-number-39"));
});

test("keeps each import apart, by its own name, over all parts", async () => {
  const { site } = await newShop();
  await siteOf(env, site).putShards("operator", 2);
  await censusOf(env, site, 0).flush(object("a"), flush(1, seen(3), { source: "file-one" }), []);
  await censusOf(env, site, 1).flush(object("b"), flush(1, seen(4), { source: "file-one" }), []);
  await censusOf(env, site, 1).flush(object("b"), flush(2, seen(9), { source: "file-two" }), []);
  expect(await readImport(env, site, "file-one")).toEqual({ "event/product_view": 7 });
  expect(await readImport(env, site, "file-two")).toEqual({ "event/product_view": 9 });
});

test("lists everybody once over pages and parts, the latest first, even if many came at one moment", async () => {
  const { site } = await newShop();
  await siteOf(env, site).putShards("operator", 3);
  const names = Array.from({ length: 30 }, (_, index) => object(`v${index}`));
  for (const [index, name] of names.entries()) {
    const roster = { seenAt: NOW + Math.floor(index / 10) };
    await censusOf(env, site, index % 3).flush(name, flush(1, {}, { roster }), []);
  }
  const listed: { readonly visitor: string; readonly seenAt: number }[] = [];
  for (let page = 0; page < 10; page++) {
    const last = listed.at(-1);
    const before = last?.seenAt ?? NOW * 2;
    listed.push(...(await latestVisitors(env, site, before, last?.visitor ?? "f".repeat(64), 7)));
  }
  expect(listed).toHaveLength(30);
  expect(new Set(listed.map(({ visitor }) => visitor))).toEqual(new Set(names));
  const moments = listed.map(({ seenAt }) => seenAt);
  expect(moments).toEqual(moments.toSorted((left, right) => right - left));
});

test("goes through everybody once for a collective send, even if they come back meanwhile", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  const names = Array.from({ length: 20 }, (_, index) => object(`v${index}`));
  for (const name of names) await census.flush(name, flush(1, {}), []);
  const paged: string[] = [];
  for (let rows = await census.page("", 6); rows.length > 0;) {
    paged.push(...rows.map(({ visitor }) => visitor));
    for (const name of names) await census.flush(name, flush(paged.length, {}), []);
    rows = await census.page(paged.at(-1) ?? "", 6);
  }
  expect(paged).toEqual(names.toSorted());
});

test("forgets an erased visitor, whose flush under way counts no more until the mark has gone", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  await census.flush(object("a"), flush(1, { visit: 1 }), []);
  await census.erase(object("a"), Date.now() + HOUR);
  await census.flush(object("a"), flush(2, { visit: 1 }), []);
  expect(await census.page("", 9)).toEqual([]);
  expect(await total(site)).toEqual({ visit: 1 });
  await census.erase(object("a"), Date.now() - 1);
  await census.flush(object("a"), flush(1, { visit: 1 }), []);
  expect(await total(site)).toEqual({ visit: 2 });
});

test("rolls minutes up into hours and days, forgets who has not come for long, and loses no count", async () => {
  const { site } = await newShop({ retentionDays: 30 });
  const census = censusOf(env, site, 0);
  // Ten past the hour before: a minute later it is still the same hour, whenever this runs.
  const now = Math.floor(Date.now() / HOUR) * HOUR - (5 * HOUR) / 6;
  const days = [0, 1, 3, 10, 60, 91, 200, 400];
  for (const [index, day] of days.entries()) {
    const at = now - day * DAY;
    await census.flush(object(`v${index}`), flush(1, { visit: 1 }, { at }), []);
    await census.flush(object(`v${index}`), flush(2, { visit: 2 }, { at: at + 61_000 }), []);
  }
  expect(await runDurableObjectAlarm(census)).toBe(true);
  const spans = await runInDurableObject(census, (_: Census, { storage }) =>
    storage.sql
      .exec("SELECT slot % 4 AS span, count(*) AS buckets FROM bucket GROUP BY 1 ORDER BY 1")
      .toArray()
      .map((row) => row["buckets"]),
  );
  expect(spans).toEqual([4, 2, 4]);
  const buckets = await readBuckets(env, site, { ...ALL, step: "day" });
  expect(buckets.reduce((sum, { counts }) => sum + (counts["visit"] ?? 0), 0)).toBe(24);
  expect(await census.page("", 20)).toHaveLength(4);
});

test("keeps a bucket small, whatever names pages invent, and its sum right", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  for (let part = 0; part < 5; part++) {
    const names = Array.from({ length: 1000 }, (_, index) => [`source/x/${part}-${index}`, 1]);
    await census.count(NOW, Object.fromEntries(names));
  }
  const counts = await total(site);
  expect(Object.keys(counts).length).toBeLessThanOrEqual(4001);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5000);
});

async function changesOf(sql: SqlStorage): Promise<number> {
  return sql.exec<{ changes: number }>("SELECT total_changes() AS changes").one().changes;
}

test("tells days by the shop's clock, also when it changes and after hours became days", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  // Berlin: 25 October 2026 has 25 hours, from 22:00 to 23:00 UTC a day later.
  const begins = Date.parse("2026-10-24T22:00:00Z");
  const moments = [begins - 1, begins, begins + 25 * HOUR - 1, begins + 25 * HOUR];
  for (const at of moments) await census.count(at, { visit: 1 });
  const days = async () =>
    (await readBuckets(env, site, { ...ALL, step: "day" })).map(({ at, counts }) => [
      new Date(at).toISOString(),
      counts["visit"],
    ]);
  const told = [
    ["2026-10-23T22:00:00.000Z", 1],
    ["2026-10-24T22:00:00.000Z", 2],
    ["2026-10-25T23:00:00.000Z", 1],
  ];
  expect(await days()).toEqual(told);
  await runInDurableObject(census, (_: Census, { storage }) => {
    rollUp(new Buckets(storage.sql), begins + 60 * DAY, "Europe/Berlin");
  });
  expect(await days()).toEqual(told);
});
