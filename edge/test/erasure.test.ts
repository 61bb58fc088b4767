import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { bar } from "../domain/test/outcomes.ts";
import { personOf, visitorOfTab } from "../tokens/ids.ts";
import { censusOf, siteOf, visitorOf } from "../namespaces.ts";
import { newShop } from "./support/census.ts";
import { own } from "./support/orders.ts";
import { call } from "./support/shop.ts";

const SHOP = "https://shop.example";
const DAY_MS = 86_400_000;

afterEach(() => {
  vi.useRealTimers();
});

async function report(
  site: string,
  tab: string,
  number: number,
  events: readonly object[],
  allowed = true,
) {
  const response = await exports.default.fetch("https://edge.example/v1/visit", {
    method: "POST",
    headers: { Origin: SHOP, "User-Agent": "Mozilla/5.0" },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      tab,
      number,
      consent: { analytics: allowed, personalisation: allowed, push: allowed },
      page: { path: "/" },
      events,
    }),
  });
  return response.json<{ erased?: boolean; visitor?: string }>();
}

const bought = {
  kind: "purchase",
  agoMs: 0,
  order: "A-1",
  value: 20,
  currency: "EUR",
  lines: [{ id: "1", quantity: 1, price: 20, currency: "EUR" }],
};

/** Somebody who bought, and of whom the counters know. */
async function somebody(site: string, tab: string): Promise<string> {
  await report(site, tab, 1, [bought]);
  const visitor = await visitorOfTab(env, site, tab);
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  return visitor;
}

async function rowsOf<T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
): Promise<readonly string[]> {
  const ids = await listDurableObjectIds(namespace);
  return Promise.all(
    ids.map((id) =>
      runInDurableObject(namespace.get(id), (_, { storage }) => {
        const tables = storage.sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
        );
        const rows = tables
          .toArray()
          .flatMap(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray());
        return JSON.stringify([rows, ...storage.kv.list()]);
      }),
    ),
  );
}

/** Every row of every table of every object, and every value in KV, as one text. */
async function everything(): Promise<string> {
  const parts: string[] = [
    ...(await rowsOf(env.VISITOR)),
    ...(await rowsOf(env.SITE)),
    ...(await rowsOf(env.CENSUS)),
    ...(await rowsOf(env.RECOMMENDER)),
  ];
  for (const { name } of (await env.SNAPSHOTS.list()).keys) {
    parts.push(name, (await env.SNAPSHOTS.get(name)) ?? "");
  }
  return parts.join("\n");
}

test("an erased visitor is nowhere, and a late batch does not bring them back", async () => {
  const { site, token } = await newShop();
  const tab = "a-tab-that-is-erased-01";
  const visitor = await somebody(site, tab);
  expect(await everything()).toContain(visitor);

  const erased = await exports.default.fetch(
    `https://edge.example/v1/admin/sites/${site}/visitors/${visitor}`,
    { method: "DELETE", headers: { Authorization: `Bearer ${token}` } },
  );
  expect(await erased.json()).toEqual({ erased: true });
  expect(await everything()).not.toContain(visitor);

  expect(await report(site, tab, 2, [bought])).toMatchObject({ erased: true });
  expect(await everything()).not.toContain(visitor);

  vi.useFakeTimers({ now: Date.now() + 31 * DAY_MS, toFake: ["Date"] });
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  expect(await report(site, tab, 3, [bought])).toMatchObject({ visitor });
});

test("who comes while the erasure is under way is erased, too, with the code that they would get", async () => {
  const { site, token } = await newShop({ everyoneTreated: true });
  const value = { kind: "percent", percent: 5 } as const;
  await siteOf(env, site).putCampaign("somebody", {
    id: "ten-off",
    name: "Ten off",
    status: "live",
    trigger: { kind: "cart-changed" },
    goal: { kind: "none" },
    priority: 90,
    budget: { offers: 1000 },
    steps: [
      {
        kind: "show",
        variants: [
          {
            id: "a",
            share: 1,
            banner: { kind: "bar", title: { "*": "Ten off" } },
            offer: { source: "computed", value, endsAfterHours: 24 },
          },
        ],
      },
    ],
  });
  const shoe = { id: "shoe", name: "Shoe", price: 90, currency: "EUR" };
  const adds = { kind: "cart_add", agoMs: 0, quantity: 1, item: shoe };
  const visitors: string[] = [];
  for (let afterMs = 0; afterMs < 30; afterMs++) {
    const tab = `a-tab-in-the-way-of-its-end-${afterMs}`;
    const visitor = await visitorOfTab(env, site, tab);
    await report(site, tab, 1, [{ kind: "search", agoMs: 0, query: "shoe" }]);
    const erased = exports.default.fetch(
      `https://edge.example/v1/admin/sites/${site}/visitors/${visitor}`,
      { method: "DELETE", headers: { Authorization: `Bearer ${token}` } },
    );
    // Now before it, now within, now after.
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await report(site, tab, 2, [adds]);
    expect(await (await erased).json()).toEqual({ erased: true });
    visitors.push(visitor);
  }
  const left = await everything();
  expect(visitors.filter((visitor) => left.includes(visitor))).toEqual([]);
});

test("withdrawing every permission erases at once", async () => {
  const { site } = await newShop();
  const tab = "a-tab-that-withdraws-01";
  const visitor = await somebody(site, tab);
  const none = { analytics: false, personalisation: false, push: false };
  const answer = await report(site, tab, 2, [{ kind: "consent", agoMs: 0, consent: none }], false);
  expect(answer).toMatchObject({ erased: true });
  expect(await everything()).not.toContain(visitor);
});

test("what the shop's server says of an erased visitor's order does not bring their id back", async () => {
  const { site, token } = await newShop();
  const visitor = await somebody(site, "a-tab-that-bought-once-1");
  const order = { order: "A-1", total: 20, visitor, customer: "4711", lines: [] };
  expect((await own(site, order)).status).toBe(200);
  await call({ site, token }, "DELETE", `/visitors/${visitor}`);
  expect(await everything()).not.toContain(visitor);
  await own(site, { ...order, status: "cancelled", updatedAt: Date.now() + 1000 });
  expect(await everything()).not.toContain(visitor);
});

test("an import does not bring an erased person back", async () => {
  const shop = await newShop();
  const row = {
    number: 1,
    user: "anna@shop.example",
    at: Date.now() - 10 * DAY_MS,
    event: { ...bought, order: "h/1" },
  };
  const rows = { rows: [row] };
  const file = "/imports/history-of-the-test-shop-1";
  expect(await call(shop, "POST", file, rows)).toMatchObject({ taken: 1 });
  const anna = await personOf(env, shop.site, "anna@shop.example");
  await call(shop, "DELETE", `/visitors/${anna}`);
  await call(shop, "POST", file, rows);
  expect(await everything()).not.toContain(anna);
});

test("after the shop's retention nothing is left, and a return is a new visitor's", async () => {
  const { site } = await newShop({ retentionDays: 30 });
  const tab = "a-tab-that-is-forgotten";
  const visitor = await somebody(site, tab);
  vi.useFakeTimers({ now: Date.now() + 29 * DAY_MS, toFake: ["Date"] });
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  expect(await everything()).toContain(visitor);
  vi.setSystemTime(Date.now() + 2 * DAY_MS);
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  expect(await everything()).not.toContain(visitor);
  // Nobody was erased: a return counts.
  vi.setSystemTime(Date.now() + DAY_MS);
  await report(site, tab, 2, [bought]);
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  expect(await censusOf(env, site, 0).size()).toBe(1);
});

test("whose window is still open at the end of the retention is counted before they are forgotten", async () => {
  const { site, token } = await newShop({ retentionDays: 3, holdout: 0 });
  await call({ site, token }, "PUT", "/campaigns/bar", bar);
  const visitor = await somebody(site, "a-tab-that-never-comes-back");
  vi.useFakeTimers({ now: Date.now() + 4 * DAY_MS, toFake: ["Date"] });
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  expect(await everything()).not.toContain(visitor);
  const sums = (await censusOf(env, site, 0).experiments()).flatMap(({ counts }) =>
    Object.entries(counts).filter(([name]) => name.startsWith("bar/")),
  );
  expect(sums).toContainEqual([expect.stringMatching(/\/a\/units$/), 1]);
});
