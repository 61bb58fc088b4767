import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import { visitorOfTab } from "../tokens/ids.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { newShop } from "./support/census.ts";

const TAB = "a-tab-of-somebody-0001";
const campaign: Campaign = {
  id: "hello",
  name: "Hello",
  status: "live",
  trigger: { kind: "cart-changed" },
  goal: { kind: "none" },
  priority: 10,
  reentryDays: 0,
  steps: [
    {
      kind: "show",
      variants: [
        { id: "a", share: 0.5, banner: { kind: "bar", title: { "*": "A" } } },
        { id: "b", share: 0.5, banner: { kind: "bar", title: { "*": "B" } } },
      ],
    },
  ],
};

let site: string;
let visitor: string;
let batches = 0;

beforeAll(async () => {
  ({ site } = await newShop({ everyoneTreated: true }));
  await siteOf(env, site).putCampaign("somebody", campaign);
  visitor = await visitorOfTab(env, site, TAB);
});

async function report(...events: readonly TrackerEvent[]): Promise<void> {
  const number = ++batches;
  await visitorOf(env, site, visitor).visit({
    site,
    visitor,
    tab: TAB,
    number,
    consent: { analytics: true, personalisation: true, push: false },
    page: { path: "/" },
    leaving: false,
    placed: events.map((event, index) => ({
      event,
      at: Date.now(),
      order: `${TAB}/${String(number).padStart(10, "0")}/${index}`,
    })),
    request: {},
  });
}

const adds = (id: number): TrackerEvent => ({
  kind: "cart_add",
  agoMs: 0,
  item: { id: `product-${id % 7}`, price: 9.5, currency: "EUR" },
  quantity: 1,
});

test("everything decided is decided the same once more, after a restart and after pruning too", async () => {
  for (let count = 0; count < 40; count++) await report(adds(count));
  expect(await visitorOf(env, site, visitor).replay(site)).toMatchObject({
    compared: 40,
    gone: 0,
    differing: [],
  });
  await abortAllDurableObjects();
  for (let count = 40; count < 300; count++) await report(adds(count));
  const replayed = await visitorOf(env, site, visitor).replay(site);
  expect(replayed).toMatchObject({ gone: 0, differing: [] });
  // The ring holds 256; the oldest checkpoint in it is at most 32 entries in.
  expect(replayed?.compared).toBeGreaterThanOrEqual(256 - 32);
}, 60_000);

test("a record that was tampered with is found", async () => {
  await runInDurableObject(visitorOf(env, site, visitor), (_, { storage }) => {
    storage.sql.exec(
      "UPDATE log SET json = replace(json, '\"won\"', '\"stopped\"') WHERE slot = (SELECT slot FROM log WHERE json LIKE '%\"won\"%' ORDER BY json_extract(json, '$.number') DESC LIMIT 1)",
    );
  });
  const replayed = await visitorOf(env, site, visitor).replay(site);
  expect(replayed?.differing).toHaveLength(1);
  expect(replayed?.differing[0]).toMatchObject({ what: "decision" });
});

test("what another version of the domain decided otherwise is listed with that version", async () => {
  await report(adds(1));
  await runInDurableObject(visitorOf(env, site, visitor), (_, { storage }) => {
    storage.sql.exec(
      "UPDATE log SET json = json_set(replace(json, '\"won\"', '\"outbid\"'), '$.domain', 'an-older-one') WHERE slot = (SELECT slot FROM log WHERE json LIKE '%\"won\"%' ORDER BY json_extract(json, '$.number') DESC LIMIT 1)",
    );
  });
  const replayed = await visitorOf(env, site, visitor).replay(site);
  const others = replayed?.differing.filter(({ domain }) => domain !== replayed.domain);
  expect(others).toEqual([
    { number: expect.any(Number), what: "decision", domain: "an-older-one" },
  ]);
});

test("a guess, and another shop, learn nothing", async () => {
  const other = await newShop();
  expect(await visitorOf(env, site, visitor).replay(other.site)).toBeNull();
  expect(await visitorOf(env, site, "nobody").replay(site)).toBeNull();
});
