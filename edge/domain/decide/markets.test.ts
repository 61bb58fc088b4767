import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Banner, BannerKind } from "#protocol/catalog/banners.ts";
import type { Product } from "#protocol/product.ts";
import type { Market } from "#protocol/site.ts";
import { journey, send } from "../test/journeys.ts";
import { batch, DAY, products, shop, subscribed, T0, type Told, wake } from "../test/world.ts";
import { momentOf } from "../moment.ts";
import { understand } from "../persona/understand.ts";
import { visit } from "../visit.ts";

const title = { "*": "Words" };
const home: Market = {
  id: "de",
  locale: "de-DE",
  currency: "EUR",
  freeShippingFrom: 200,
  pricesIncludeTax: true,
};
const page: Told = { kind: "page_view" };
const company: Told = { kind: "preference", name: "business", value: true };
const look = (id: string, more: object = {}): Told => ({
  kind: "product_view",
  item: { id, ...more },
});
const put = (id: string, more: object = {}): Told => ({
  kind: "cart_add",
  item: { id, ...more },
  quantity: 1,
});

function shows(id: string, banner: Banner): Campaign {
  return {
    id,
    name: id,
    status: "live",
    trigger: { kind: "page" },
    goal: { kind: "none" },
    priority: 90,
    steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner }] }],
  };
}

interface Setting {
  readonly markets?: Market[];
  readonly locale?: string;
  readonly country?: string;
  /** Replaces the fast shoe's facts. */
  readonly fast?: Partial<Product>;
}

function around(banner: Banner, { markets = [home], fast = {} }: Setting) {
  const world = shop({ campaigns: [shows("c", banner)], settings: { markets } });
  const known = products.map((one) => (one.id === "fast" ? { ...one, ...fast } : one));
  const catalogue = {
    ...world.catalogue,
    products: new Map(known.map((one) => [one.id, one] as const)),
  };
  return { ...world, catalogue };
}

/** What is drawn for somebody who does this, batch after batch. */
function drawn(banner: Banner, stories: readonly (readonly Told[])[], setting: Setting = {}) {
  const world = around(banner, setting);
  const { locale = "de-DE", country } = setting;
  let state = null;
  let last = null;
  for (const [index, events] of stories.entries()) {
    const input = batch(world, T0 + index * 1000, events, { locale, slots: ["s"] });
    const request = country === undefined ? {} : { country };
    last = visit({ ...input, request, state, number: index + 1 });
    ({ state } = last);
  }
  return last?.shows[0]?.drawing ?? null;
}

const priced: Banner = { kind: "bar", title: { "*": "{product}[: {price}]" } };

test("says beside every price that tax is in it, where the market wants that", () => {
  const markets = [{ ...home, namesTax: true }];
  const card: Banner = { kind: "corner-card", title };
  expect(drawn(priced, [[page, look("fast")]], { markets })?.title).toBe(
    "Fast Shoe: 180,00\u00a0€ inkl. MwSt.",
  );
  expect(drawn(card, [[page, look("fast")]], { markets })?.cards?.[0]?.price).toBe(
    "180,00\u00a0€ inkl. MwSt.",
  );
});

const net: Market = { ...home, id: "net", countries: ["AT"], pricesIncludeTax: false };

test("a market without tax has its own prices or none: one with tax is never passed off as one without", () => {
  const there = { markets: [home, net], country: "AT" };
  expect(drawn(priced, [[page, look("fast")]], there)?.title).toBe("Fast Shoe");
  const fast = { prices: { net: 15_000 } };
  expect(drawn(priced, [[page, look("fast")]], { ...there, fast })?.title).toBe(
    "Fast Shoe: 150,00\u00a0€ zzgl. MwSt.",
  );
});

const poland: Market = {
  id: "pl",
  locale: "pl-PL",
  currency: "PLN",
  countries: ["PL"],
  freeShippingFrom: 500,
  pricesIncludeTax: true,
};

test("shows no price in another market's money, but what the page or the catalogue says in its own", () => {
  const there = { markets: [home, poland], locale: "pl-PL", country: "PL" };
  expect(drawn(priced, [[page, look("fast")]], there)?.title).toBe("Fast Shoe");
  const told = look("fast", { price: 799, currency: "PLN" });
  expect(drawn(priced, [[page, told]], there)?.title).toBe("Fast Shoe: 799,00\u00a0zł");
  const fast = { prices: { pl: 75_900 } };
  expect(drawn(priced, [[page, look("fast")]], { ...there, fast })?.title).toBe(
    "Fast Shoe: 759,00\u00a0zł",
  );
});

const shipping: Banner = {
  kind: "free-shipping",
  slot: "s",
  title: { "*": "{missing}" },
  reached: { "*": "Free" },
};

test("each market has its own threshold of free shipping, in its own money and never in a mixture", () => {
  const there = { markets: [home, poland], locale: "pl-PL", country: "PL" };
  const inZloty = put("fast", { price: 300, currency: "PLN" });
  expect(drawn(shipping, [[page, inZloty]], there)?.title).toBe("200,00\u00a0zł");
  expect(drawn(shipping, [[page, inZloty, put("gel")]], there)).toBeNull();
  expect(drawn(shipping, [[page, put("fast")]], { markets: [home, poland] })?.title).toBe(
    "20,00\u00a0€",
  );
});

test("audiences see the same cart as texts do: by the market's own prices", () => {
  const there = { markets: [home, poland], locale: "pl-PL", fast: { prices: { pl: 47_000 } } };
  const asked = (fact: "cart-value" | "missing-to-free-shipping") => {
    const world = around(shipping, there);
    const { state } = visit(batch(world, T0, [page, put("fast")], { locale: "pl-PL" }));
    if (!state) throw new Error("Consent was given.");
    const { understanding } = understand(state, world.snapshot, world.catalogue, T0);
    return momentOf(state, { ...world, now: T0 }, understanding, null).ask(fact);
  };
  expect(drawn(shipping, [[page, put("fast")]], there)?.title).toBe("30,00\u00a0zł");
  expect(asked("missing-to-free-shipping")).toBe(30);
  expect(asked("cart-value")).toBe(470);
});

test("measures free shipping by the cart after discounts, as long as the page's total is of this cart", () => {
  const lines = [{ id: "fast", quantity: 1 }];
  const discounted: Told = { kind: "cart_set", lines, value: 162, currency: "EUR" };
  expect(drawn(shipping, [[page, discounted]])?.title).toBe("38,00\u00a0€");
  expect(
    drawn(shipping, [
      [page, discounted],
      [page, put("gel")],
    ])?.title,
  ).toBe("17,50\u00a0€");
});

const everyKind: { readonly [K in BannerKind]: Extract<Banner, { kind: K }> } = {
  bar: { kind: "bar", title: { "*": "Hello[ {product}][ {price}][ {accessories}][ {features}]" } },
  "corner-card": { kind: "corner-card", title },
  modal: { kind: "modal", title },
  inline: { kind: "inline", slot: "s", title: { "*": "Hello[ {product}][ {price}]" } },
  recommendations: { kind: "recommendations", slot: "s", title, source: "for-you", count: 12 },
  comparison: { kind: "comparison", title },
  "free-shipping": shipping,
  countdown: { kind: "countdown", title },
  "exit-form": { kind: "exit-form", title, label: title, submit: title, endpoint: "/x" },
  survey: {
    kind: "survey",
    question: { "*": "Why[ {price}]" },
    choices: [
      { value: "a", label: { "*": "A[ {product}]" } },
      { value: "b", label: title },
    ],
    thanks: title,
  },
  answers: { kind: "answers", title, entries: [{ question: title, answer: { "*": "[{price}]" } }] },
  "push-prompt": { kind: "push-prompt", title, agree: title, decline: title },
  download: { kind: "download", title, asset: "a", button: { label: title, url: "/x" } },
};
const everyBanner = Object.values(everyKind);
const AMOUNT = /\d[.,]\d{2}/;

const withPrices: ReadonlySet<BannerKind> = new Set([
  "bar",
  "corner-card",
  "modal",
  "inline",
  "recommendations",
  "comparison",
  "free-shipping",
  "exit-form",
  "survey",
  "answers",
]);

test.each(everyBanner)(
  "a company sees no price in $kind that the page did not supply",
  (banner) => {
    const carts = [put("fast"), put("faster")];
    const before = [page, look("fast", { price: 180, currency: "EUR" }), ...carts];
    const see = (...who: readonly Told[]) => {
      const markets = [{ ...home, freeShippingFrom: 500 }];
      const story = [before, [...who, page, look("fast"), look("socks")]];
      const drawing = drawn(banner, story, { markets });
      return AMOUNT.test(JSON.stringify(drawing ?? {}));
    };
    expect(see()).toBe(withPrices.has(banner.kind));
    expect(see(company)).toBe(false);
  },
);

test("a company sees what its own page says, with the word that its market has for tax", () => {
  const business: Market = { ...home, id: "trade", business: true, pricesIncludeTax: false };
  const markets = [home, business];
  const told = look("fast", { price: 121.5, currency: "EUR" });
  expect(drawn(priced, [[company, page, told]], { markets })?.title).toBe(
    "Fast Shoe: 121,50\u00a0€ zzgl. MwSt.",
  );
  expect(drawn(priced, [[page, told]], { markets })?.title).toBe("Fast Shoe: 180,00\u00a0€");
  const bought = put("fast", { price: 121.5, currency: "EUR" });
  expect(drawn(shipping, [[company, page, bought]], { markets })?.title).toBe("78,50\u00a0€");
});

test("a company's pushes name no price that a page did not supply either", () => {
  const campaigns = [journey([send("cart", "{product}[ {price}][ {missing}]")])];
  const world = shop({ campaigns });
  const events = [subscribed, company, page, put("fast")];
  const { state } = visit(batch(world, T0, events));
  const titles = wake(world, state, T0 + DAY).sent.map((sent) =>
    sent.channel === "web-push" ? sent.notification.title : "",
  );
  expect(titles).toEqual(["Fast Shoe"]);
});

test.each(everyBanner)(
  "nothing private is named in $kind, though it was seen and is in the cart",
  (banner) => {
    const fast = { sensitive: true, name: "Secret", url: "/p/secret", image: "/i/secret.jpg" };
    const seen = [look("fast"), put("fast"), look("socks"), put("faster"), put("simple")];
    const drawing = drawn(banner, [[page, ...seen], [page]], { fast });
    expect(JSON.stringify(drawing ?? {})).not.toMatch(/secret/i);
  },
);
