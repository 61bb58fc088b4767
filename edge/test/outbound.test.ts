import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Settings } from "#protocol/site.ts";
import type { PushDelivery } from "#protocol/delivery.ts";
import { siteOf } from "../namespaces.ts";
import { send } from "../objects/visitor/outbound.ts";

const NOW = 1_800_000_000_000;
const ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc";
const shop: Settings = {
  name: "Shop",
  origins: ["https://shop.example"],
  timeZone: "Europe/Berlin",
  markets: [{ id: "de", locale: "de", currency: "EUR", pricesIncludeTax: true }],
  consent: "required",
  theme: {},
  caps: { interruptionsPerVisit: 2, messagesPerDay: 2, messagesPerWeek: 5 },
  holdout: 0,
  sitewideSale: false,
  everyoneTreated: false,
  stopEverything: false,
  abandonedAfterSeconds: { cart: 240, payment: 1800 },
  visitEndsAfterSeconds: 1800,
  retentionDays: 400,
  pushWorker: "/edgewise-sw.js",
};

const delivery: PushDelivery = {
  key: "visitor/campaign/0/1",
  campaign: "campaign",
  variant: "one",
  createdAt: NOW,
  expiresAt: NOW + 60_000,
  tries: 1,
  nextAt: NOW,
  state: "sending",
  channel: "web-push",
  urgency: "normal",
  notification: { title: "Still here", navigate: "https://shop.example/" },
};

// RFC 8291, appendix A.
const keys = {
  endpoint: ENDPOINT,
  keys: {
    p256dh:
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

async function open(site: string): Promise<string> {
  const object = siteOf(env, site);
  await object.create(site, "https://edge.example", shop);
  return (await object.snapshot(1))?.pushKey ?? "";
}

function handOver(site: string, pushKey: string, version = 1) {
  const device = { keys, since: NOW, pushKey };
  const edge = "https://edge.example";
  return send(env, delivery, { site, visitor: "visitor", device, edge, version, now: NOW });
}

test("a message that cannot be signed is tried again", async () => {
  const pushKey = await open("broken");
  await runInDurableObject(siteOf(env, "broken"), (_, { storage }) => {
    storage.sql.exec(
      "UPDATE doc SET json = json_set(json, '$.wrapped', 'nothing') WHERE name = 'push-key'",
    );
  });
  expect(await handOver("broken", pushKey)).toEqual({ kind: "retry", reason: "broken" });
});

test("an address under a key that was given up is not called, but told anew", async () => {
  const pushKey = await open("rotated");
  const version = await siteOf(env, "rotated").rotatePushKey("owner", 0);
  expect(await handOver("rotated", pushKey, version)).toEqual({
    kind: "resubscribe",
    endpoint: ENDPOINT,
  });
});
