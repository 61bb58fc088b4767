import { expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import type { Market } from "#protocol/site.ts";
import { due } from "../due.ts";
import { journey, left, page, send } from "../test/journeys.ts";
import { HOUR, settings, subscribed, T0, type Told } from "../test/world.ts";

const austria: Market = {
  id: "at",
  locale: "de-DE",
  currency: "EUR",
  countries: ["AT"],
  pricesIncludeTax: true,
};
const poland: Market = { ...austria, id: "pl", locale: "pl-PL", currency: "PLN", countries: [] };
const company: Told = { kind: "preference", name: "business", value: true };

/** What somebody of a market is told once the price of socks has fallen, at home or in one market. */
function told(
  market: Market,
  prices: Product["prices"],
  { fell, events = [] }: { readonly fell?: string; readonly events?: readonly Told[] } = {},
) {
  const drop = journey([send("drop", "{product}: {price}")], { trigger: { kind: "price-drop" } });
  const markets = [...settings.markets, austria, poland];
  const world = { campaigns: [drop], settings: { markets } };
  const { around, state } = left(world, [subscribed, page, ...events]);
  if (!state) throw new Error("kept nothing");
  const there = { ...state.profile, locale: market.locale, country: market.countries?.[0] ?? null };
  const socks = around.catalogue.products.get("socks");
  if (!socks) throw new Error("no socks");
  const products = new Map([["socks", { ...socks, ...(prices && { prices }) }]]);
  const { deliveries } = due({
    ...around,
    catalogue: { ...around.catalogue, products },
    state: { ...state, profile: there },
    now: T0 + HOUR,
    occasions: [{ kind: "price-drop", product: "socks", ...(fell && { market: fell }) }],
  }).state;
  return deliveries.map((one) => one.channel === "web-push" && one.notification.title);
}

const [home = austria] = settings.markets;

test.each([
  ["at home", home, {}, ["Socks: 15,00\u00a0€"]],
  ["where the same price holds", austria, {}, ["Socks: 15,00\u00a0€"]],
  ["not where another one holds", austria, { at: 1600 }, []],
  ["not where the market's own price is the same by chance", austria, { at: 1500 }, []],
  ["not where it is another money", poland, { pl: 1500 }, []],
  ["not where nobody knows what it costs", poland, {}, []],
] as const)("a price that fell at home is told %s", (_, market, prices, titles) => {
  expect(told(market, prices)).toEqual(titles);
});

test.each([
  ["there", poland, { pl: 4300 }, ["Socks: 43,00\u00a0zł"]],
  ["not at home", home, { pl: 4300 }, []],
  ["not in another market with a price of its own", austria, { pl: 4300, at: 1400 }, []],
] as const)("a market's own price that fell is told %s", (_, market, prices, titles) => {
  expect(told(market, prices, { fell: "pl" })).toEqual(titles);
});

test("a company is not told of a price that it does not pay", () => {
  expect(told(home, {}, { events: [company] })).toEqual([]);
  expect(told(poland, { pl: 4300 }, { fell: "pl", events: [company] })).toEqual([]);
});
