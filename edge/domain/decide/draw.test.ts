import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Banner } from "#protocol/catalog/banners.ts";
import type { Market } from "#protocol/site.ts";
import { batch, DAY, settings, shop, T0, type Told } from "../test/world.ts";
import { visit, type VisitInput } from "../visit.ts";

const page: Told = { kind: "page_view" };
const cart = (id: string, quantity = 1): Told => ({ kind: "cart_add", item: { id }, quantity });

function campaign(banner: Banner): Campaign {
  return {
    id: "c",
    name: "C",
    status: "live",
    trigger: { kind: "page" },
    goal: { kind: "none" },
    priority: 50,
    steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner }] }],
  };
}

function draws(
  banner: Banner,
  events: readonly Told[] = [],
  locale = "de-DE",
  change: (input: VisitInput) => VisitInput = (input) => input,
) {
  const input = batch(shop({ campaigns: [campaign(banner)] }), T0, [page, ...events], { locale });
  return visit(change(input)).shows[0]?.drawing;
}

test("compares the cart's look-alikes by what differs", () => {
  const drawing = draws({ kind: "comparison", title: { "*": "Compare" } }, [
    cart("fast"),
    cart("faster"),
    cart("gel"),
  ]);
  expect(drawing?.cards?.map(({ name, price }) => [name, price])).toEqual([
    ["Fast Shoe", "180,00\u00a0€"],
    ["Faster Shoe", "220,00\u00a0€"],
  ]);
  expect(drawing?.rows).toEqual([{ label: "cushioning", values: ["firm", "soft"] }]);
});

test("tells how much is missing to free shipping, and when it is reached", () => {
  const banner: Banner = {
    kind: "free-shipping",
    title: { "*": "{missing} more", de: "Noch {missing}" },
    reached: { "*": "Free!" },
  };
  expect(draws(banner, [cart("fast")])).toMatchObject({
    title: "Noch 20,00\u00a0€",
    progress: 0.9,
  });
  expect(draws(banner, [cart("fast", 2)])).toMatchObject({ title: "Free!", progress: 1 });
  expect(draws(banner)).toBeUndefined();
});

test("never adds up currencies: no progress where the cart has another than the market", () => {
  const banner: Banner = {
    kind: "free-shipping",
    title: { "*": "{missing}" },
    reached: { "*": "Free!" },
  };
  const markets: readonly Market[] = [
    { id: "pl", locale: "pl-PL", currency: "PLN", freeShippingFrom: 500, pricesIncludeTax: true },
  ];
  const world = shop({
    campaigns: [campaign(banner)],
    settings: { ...settings, markets: [...markets] },
  });
  expect(visit(batch(world, T0, [page, cart("fast")])).shows).toEqual([]);
});

test("writes prices and lists as the visitor's language does, from right to left where it is", () => {
  const banner: Banner = { kind: "bar", title: { "*": "{product}: {price}, {accessories}" } };
  const seen: readonly Told[] = [{ kind: "product_view", item: { id: "fast" } }];
  expect(draws(banner, seen, "en-GB")).toMatchObject({
    title: "Fast Shoe: €180.00, Energy Gel and Socks",
    direction: "ltr",
  });
  expect(draws(banner, seen, "ar-EG")?.direction).toBe("rtl");
});

test.each([
  ["de-AT", "Schließen"],
  ["pl", "Zamknij"],
  ["tlh", "Close"],
])("names the button that closes it in the language of %s: %s", (locale, close) => {
  const banner: Banner = { kind: "bar", title: { "*": "Hello" } };
  expect(draws(banner, [page], locale)?.close).toBe(close);
});

test("shows nothing rather than a text with a hole, but leaves out what is optional", () => {
  expect(draws({ kind: "bar", title: { "*": "{product} waits" } })).toBeUndefined();
  expect(draws({ kind: "bar", title: { "*": "Hello[, {product}]!" } })?.title).toBe("Hello!");
});

test("proposes what goes with a product, never what is sold out, owned or in the cart", () => {
  const banner: Banner = {
    kind: "recommendations",
    title: { "*": "With it" },
    source: "accessories",
    count: 5,
  };
  const ids = (events: readonly Told[]) => draws(banner, events)?.cards?.map(({ id }) => id);
  expect(ids([cart("fast")])).toEqual(["gel", "socks"]);
  expect(ids([cart("fast"), cart("socks")])).toEqual(["gel"]);
});

test("never speaks of a product that is private, nor of one sold elsewhere only", () => {
  const banner: Banner = { kind: "bar", title: { "*": "{product}" } };
  const known = shop({ campaigns: [campaign(banner)] }).catalogue;
  const fast = known.products.get("fast");
  if (!fast) throw new Error("The world has no fast shoe");
  const changed = (part: object) => (input: VisitInput) => ({
    ...input,
    catalogue: { ...known, products: new Map([["fast", { ...fast, ...part }]]) },
  });
  const seen: readonly Told[] = [{ kind: "product_view", item: { id: "fast" } }];
  expect(draws(banner, seen, "de-DE", changed({}))?.title).toBe("Fast Shoe");
  expect(draws(banner, seen, "de-DE", changed({ sensitive: true }))).toBeUndefined();
  expect(draws(banner, seen, "de-DE", changed({ regions: ["US"] }))).toBeUndefined();
});

test.each([
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "{constructor} {__proto__} {toString}",
  "\u202Egnirts\u202C 👩‍👩‍👧‍👦 $& $1 $$",
  "a".repeat(2000),
])("draws any text as the text it is: %.40s", (text) => {
  expect(draws({ kind: "bar", title: { "*": text } })?.title).toBe(text);
});

test("fills a name that looks like a pattern as it is", () => {
  const seen: readonly Told[] = [{ kind: "product_view", item: { id: "odd" } }];
  const drawing = draws(
    { kind: "bar", title: { "*": "{product}[ – {product}]!" } },
    seen,
    "de-DE",
    (input) => {
      const [any] = input.catalogue.products.values();
      if (!any) throw new Error("The world has no products");
      const odd = { ...any, id: "odd", name: "{code} $& [x]" };
      return { ...input, catalogue: { ...input.catalogue, products: new Map([["odd", odd]]) } };
    },
  );
  expect(drawing?.title).toBe("{code} $& [x] – {code} $& [x]!");
});

test("counts down to the offer's real end and to nothing else", () => {
  const banner: Banner = { kind: "countdown", title: { "*": "{code}, {until}" } };
  expect(draws(banner)).toBeUndefined();
  const offer = {
    source: "computed",
    value: { kind: "free-shipping" },
    endsAfterHours: 24,
  } as const;
  const steps: Campaign["steps"] = [
    { kind: "show", variants: [{ id: "a", share: 1, banner, offer }] },
  ];
  const world = shop({ campaigns: [{ ...campaign(banner), steps }] });
  const codes = { "c/a": { code: "SHIP", endsAt: T0 + DAY } };
  const [show] = visit({ ...batch(world, T0, [page]), codes }).shows;
  expect(show?.drawing).toMatchObject({ title: "SHIP, Di., 24. Nov., 11:00", endsInMs: DAY });
});
