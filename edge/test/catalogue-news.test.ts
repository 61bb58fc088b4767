import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { sendOf, siteOf } from "../namespaces.ts";
import { CampaignSend } from "../objects/campaign-send.ts";
import { product, upload } from "./support/goods.ts";
import { call, openShop, type TestShop } from "./support/shop.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const message = {
  channel: "web-push",
  title: { "*": "Back" },
  body: { "*": "It is here again" },
} as const;

const back: Campaign = {
  id: "back",
  name: "Back",
  status: "live",
  trigger: { kind: "back-in-stock" },
  goal: { kind: "none" },
  priority: 50,
  reentryDays: 1,
  steps: [{ kind: "send", variants: [{ id: "a", share: 1, message }] }],
};

/** A shop where somebody may wait for a product that is sold out. */
async function soldOut(): Promise<TestShop> {
  const shop = await openShop();
  await call(shop, "PUT", "/campaigns/back", back);
  await upload(shop, { products: [product("a", { inStock: false })] });
  return shop;
}

test("what is back is told once, however often the shop uploads the same again", async () => {
  const shop = await soldOut();
  const begun = vi.spyOn(CampaignSend.prototype, "start");
  for (let time = 0; time < 3; time++) await upload(shop, { products: [product("a")] });
  expect(begun).toHaveBeenCalledTimes(1);
});

test("news that could not be told are told with the next upload", async () => {
  const shop = await soldOut();
  vi.spyOn(CampaignSend.prototype, "start").mockRejectedValueOnce(new Error("overloaded"));
  await expect(upload(shop, { products: [product("a")] })).rejects.toThrow("failed");
  await upload(shop, { products: [product("a")] });
  const version = (await siteOf(env, shop.site).versions())?.catalogue ?? 0;
  expect(await sendOf(env, shop.site, `*back-in-stock/${version}`).read()).not.toBeNull();
});
