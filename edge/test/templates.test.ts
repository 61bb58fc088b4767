import { beforeAll, expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { templates } from "#protocol/templates.ts";
import { call, openShop, type TestShop } from "./support/shop.ts";

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});

const campaigns = (): Promise<readonly Campaign[]> => call(shop, "GET", "/campaigns");

test("one call switches a ready campaign on, by its name", async () => {
  await call(shop, "POST", "/templates/cart-abandoned", {});
  expect(await campaigns()).toMatchObject([{ id: "cart-abandoned", status: "live" }]);
});

test("switched on again it stays as the shop has changed it", async () => {
  const [mine] = await campaigns();
  await call(shop, "PUT", "/campaigns/cart-abandoned", { ...mine, priority: 3 });
  await expect(call(shop, "POST", "/templates/cart-abandoned", {})).rejects.toThrow(
    /campaign-exists/,
  );
  expect(await campaigns()).toMatchObject([{ id: "cart-abandoned", priority: 3 }]);
});

test("a ready campaign may wait as a draft, and one that nobody made is refused by name", async () => {
  await call(shop, "POST", "/templates/win-back", { status: "draft" });
  expect(await campaigns()).toContainEqual(
    expect.objectContaining({ id: "win-back", status: "draft" }),
  );
  await expect(call(shop, "POST", "/templates/nobody", {})).rejects.toThrow(/unknown-template/);
});

test("every ready campaign goes live, or says in a sentence what the shop lacks", async () => {
  const other = await openShop();
  for (const { campaign } of templates) {
    const answer = await call(other, "POST", `/templates/${campaign.id}`, {}).then(
      () => "live",
      (error: Error) => error.message,
    );
    expect([campaign.id, answer]).toEqual([
      campaign.id,
      expect.stringMatching(/^live$|invalid-campaign.*sentence/s),
    ]);
  }
});
