import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { visitorOfTab } from "../tokens/ids.ts";
import { visitorOf } from "../namespaces.ts";
import { openShop, report } from "./support/shop.ts";

const TAB = "tab-of-an-early-alarm-01";

test("an alarm that rings before anything is due sets itself anew and writes nothing", async () => {
  const shop = await openShop();
  await report(shop, {
    tab: TAB,
    number: 1,
    events: [{ kind: "cart_add", agoMs: 0, item: { id: "shoe" }, quantity: 1 }],
  });
  const visitor = visitorOf(env, shop.site, await visitorOfTab(env, shop.site, TAB));
  await runDurableObjectAlarm(visitor);
  const stored = () =>
    runInDurableObject(visitor, async (_, { storage }) => ({
      rows: storage.sql.exec("SELECT json FROM state").toArray(),
      alarm: await storage.getAlarm(),
    }));
  const before = await stored();
  expect(before.alarm).toBeGreaterThan(Date.now());
  await runDurableObjectAlarm(visitor);
  expect(await stored()).toEqual(before);
  vi.useFakeTimers({ now: (before.alarm ?? 0) + 1, toFake: ["Date"] });
  await runDurableObjectAlarm(visitor);
  vi.useRealTimers();
  expect((await stored()).rows).not.toEqual(before.rows);
});
