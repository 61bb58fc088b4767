import { describe, expect, test } from "vitest";
import { keysOfProduct, keysOfReported, ruleOf } from "./id-keys.ts";
import { agreed, type Claim, heard, type Sighting, VISITORS_NEEDED } from "./sighting.ts";

const entry = (fields: Readonly<Record<string, string>>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));

test.each([
  ["shopify_DE_1_2", "shopify_DE_1_2", {}, "spelling"],
  ["SHOPIFY_de_1_2", "shopify_DE_1_2", {}, "spelling"],
  ["a variant's number", "shopify_DE_1_2", { reported: "2" }, "platform"],
  ["a product's number", "shopify_DE_1_2", { reported: "1" }, "group"],
  ["shopify_US_1_2", "2", { reported: "shopify_US_1_2" }, "spelling"],
  ["a bare WooCommerce id", "gla_17", { reported: "17" }, "platform"],
  ["a WooCommerce id", "17", { reported: "gla_17" }, "spelling"],
  ["a SKU", "77", { mpn: "RUN-9", reported: "run-9" }, "sku"],
  [
    "a barcode with a leading zero",
    "77",
    { gtin: "4006381333931", reported: "04006381333931" },
    "barcode",
  ],
  ["a group", "77", { item_group_id: "G", reported: "g" }, "group"],
])(
  "finds %s in the feed",
  (what, id, { reported = what, ...fields }: Record<string, string>, rule) => {
    const keys = keysOfProduct(entry({ id, ...fields }));
    const found = keysOfReported(reported).find((key) => keys.includes(key));
    expect(found && ruleOf(found)).toBe(rule);
  },
);

test("does not take one product for another", () => {
  const keys = keysOfProduct(entry({ id: "shopify_DE_1_2" }));
  expect(keysOfReported("12").some((key) => keys.includes(key))).toBe(false);
  expect(keysOfReported("shopify_DE_3_4").some((key) => keys.includes(key))).toBe(false);
});

function said(visitor: string, rest: Partial<Sighting> = {}): Sighting {
  return {
    id: "A",
    visitor,
    name: "Shoe",
    price: 1000,
    currency: "EUR",
    url: "https://shop.example/a",
    ...rest,
  };
}

function after(...all: readonly Sighting[]) {
  return all.reduce<readonly Claim[]>(heard, []);
}

describe("what browsers report", () => {
  test("counts once enough different visitors say the same", () => {
    const two = after(said("1"), said("2"));
    expect(agreed(two)).toBeNull();
    expect(agreed(heard(two, said("2")))).toBeNull();
    expect(agreed(heard(two, said("3")))).toMatchObject({ id: "A", price: 1000 });
  });

  test("is not believed where they disagree", () => {
    const prices = Array.from({ length: 50 }, (_, number) => said(`${number}`, { price: number }));
    expect(agreed(after(...prices))).toBeNull();
    expect(after(...prices).length).toBeLessThan(10);
  });

  test("needs a name, a price and a page", () => {
    const { url: _url, ...bare } = said("1");
    expect(after(bare)).toEqual([]);
    expect(VISITORS_NEEDED).toBeGreaterThan(1);
  });
});
