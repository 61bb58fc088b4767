import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { fastIntoCart, journey, left, page, purchase, send, wait } from "../test/journeys.ts";
import { batch, DAY, HOUR, MINUTE, shop, T0, type Told, wake } from "../test/world.ts";
import { visit, type VisitResult } from "../visit.ts";

const bar = (title: string): Step => ({
  kind: "show",
  variants: [{ id: "only", share: 1, banner: { kind: "bar", title: { "*": title } } }],
});

function titles({ shows }: VisitResult): readonly unknown[] {
  return shows.map(({ drawing }) => drawing.title);
}

/** The first page and the next one, a day after a cart was left. */
function lookedOn(campaign: Campaign, events?: readonly Told[]) {
  const { around, state } = left({ campaigns: [campaign] }, events);
  const slept = wake(around, state, T0 + DAY).state;
  const back = visit({ ...batch(around, T0 + DAY, [page]), state: slept, number: 2 });
  const next = visit({
    ...batch(around, T0 + DAY + MINUTE, [page]),
    state: back.state,
    number: 3,
  });
  return { around, pages: [back, next] };
}

test.each([
  ["alone", [bar("Welcome back")]],
  ["between other steps", [wait(3600), bar("Welcome back"), wait(60), send("later")]],
] as const)(
  "a banner that a silence asked for is shown when the visitor is back, once: %s",
  (_, steps) => {
    expect(lookedOn(journey(steps)).pages.map(titles)).toEqual([["Welcome back"], []]);
  },
);

test.each([
  ["at once", [bar("Welcome back"), send("later")]],
  ["after a wait", [bar("Welcome back"), wait(7200), send("later")]],
] as const)("what stands behind it follows %s, although the visitor looks on", (_, steps) => {
  const { around, pages } = lookedOn(journey(steps));
  for (const { state } of pages) expect(wake(around, state, T0 + 2 * DAY).sent).toHaveLength(1);
});

test.each([
  ["the stage at which the cart was left", "payment", [["Still undecided?"], []]],
  ["no other one", "shipping", [[], []]],
])("a banner for those who left asks on the page for %s", (_, value, told) => {
  const audience = { fact: "abandoned-stage", is: "equal", value } as const;
  const paying: Told = { kind: "checkout_stage", stage: "payment" };
  const campaign = journey([bar("Still undecided?")], { audience });
  expect(lookedOn(campaign, [page, fastIntoCart, paying]).pages.map(titles)).toEqual(told);
});

test("who is back before the banner's time needs none", () => {
  const { around, state } = left({ campaigns: [journey([wait(3600), bar("Welcome back")])] });
  const begun = wake(around, state, T0 + 5 * MINUTE).state;
  const back = visit({ ...batch(around, T0 + 10 * MINUTE, [page]), state: begun, number: 2 });
  expect(titles(back)).toEqual([]);
  expect(back.state?.journeys).toEqual([]);
});

test("who has bought meanwhile is not reminded on the page either", () => {
  const { around, state } = left({ campaigns: [journey([bar("Your cart is waiting")])] });
  const slept = wake(around, state, T0 + HOUR).state;
  const bought = visit({
    ...batch(around, T0 + HOUR, [purchase]),
    state: slept,
    number: 2,
    leaving: true,
  });
  const back = visit({ ...batch(around, T0 + DAY, [page]), state: bought.state, number: 3 });
  expect(titles(back)).toEqual([]);
});

test("who comes back to an empty cart is told nothing of it", () => {
  const { around, state } = left({ campaigns: [journey([bar("Your cart is waiting")])] });
  const slept = wake(around, state, T0 + DAY).state;
  const events: readonly Told[] = [page, { kind: "cart_set", lines: [] }];
  const back = visit({ ...batch(around, T0 + DAY, events), state: slept, number: 2 });
  expect(titles(back)).toEqual([]);
  expect(back.state?.journeys).toEqual([]);
});

test("a price that fell while nobody was there is told on the next page", () => {
  const campaign = journey([bar("{product} costs {price} now")], {
    trigger: { kind: "price-drop" },
    goal: { kind: "none" },
  });
  const { around, state } = left({ campaigns: [campaign] }, [page]);
  if (!state) throw new Error("kept nothing");
  const occasions = [{ kind: "price-drop", product: "socks" }] as const;
  const told = due({ ...around, state, now: T0 + HOUR, occasions }).state;
  const back = visit({ ...batch(around, T0 + DAY, [page]), state: told, number: 2 });
  expect(titles(back)).toEqual(["Socks costs 15,00\u00a0€ now"]);
});

test("a banner that no page can show for a month waits no longer", () => {
  const campaign = journey([bar("{product} costs {price} now")], {
    trigger: { kind: "price-drop" },
    goal: { kind: "none" },
  });
  const { around, state: met } = left({ campaigns: [campaign] }, [page]);
  if (!met) throw new Error("kept nothing");
  const occasions = [{ kind: "price-drop", product: "socks" }] as const;
  let { state }: Pick<VisitResult, "state"> = due({ ...around, state: met, now: T0, occasions });
  const soldOut = shop({ campaigns: [campaign] });
  const products = new Map(soldOut.catalogue.products);
  const socks = products.get("socks");
  if (socks) products.set("socks", { ...socks, inStock: false });
  const waiting = [40, 41, 60, 72].map((day, index) => {
    const without = { ...soldOut, catalogue: { ...soldOut.catalogue, products } };
    const input = batch(without, T0 + day * DAY, [page]);
    ({ state } = visit({ ...input, state, number: index + 2 }));
    return state?.journeys.length;
  });
  expect(waiting).toEqual([1, 1, 1, 0]);
});

test("what the shop's server reports is answered on the next page", () => {
  const fitted: Told = { kind: "custom", name: "fitted", data: {} };
  const campaign = journey([bar("How do they fit?")], {
    trigger: { kind: "custom", name: "fitted" },
    goal: { kind: "none" },
  });
  const { around, state } = left({ campaigns: [campaign] }, [page]);
  const input = batch(around, T0 + HOUR, [fitted]);
  const placed = input.placed.map((fact) => ({ ...fact, source: "server" as const }));
  const told = visit({ ...input, placed, state, report: "report-1", leaving: true });
  expect(titles(told)).toEqual([]);
  const back = visit({ ...batch(around, T0 + DAY, [page]), state: told.state, number: 2 });
  expect(titles(back)).toEqual(["How do they fit?"]);
});

test.each([
  ["is shown on the next page", [bar("How do they fit?"), wait(60), send("later")], [1, 0]],
  ["of a page alone is over with it", [bar("How do they fit?")], [0, 0]],
] as const)("a banner that the last words of a page ask for %s", (_, steps, shown) => {
  const fitted: Told = { kind: "custom", name: "fitted", data: {} };
  const trigger = { kind: "custom", name: "fitted" } as const;
  const { around, state } = left({ campaigns: [journey(steps, { trigger })] }, [page]);
  const last = { ...batch(around, T0 + HOUR, [fitted]), state, number: 2, leaving: true };
  let { state: known, shows } = visit(last);
  expect(shows).toEqual([]);
  const pages = [3, 4].map((number) => {
    ({ state: known, shows } = visit({
      ...batch(around, T0 + DAY + number * MINUTE, [page]),
      state: known,
      number,
    }));
    return shows.length;
  });
  expect(pages).toEqual(shown);
});

test("a page that asks again for the banner that waits for it makes it no second one, in either arm", () => {
  const fitted: Told = { kind: "custom", name: "fitted", data: {} };
  const campaign = journey([bar("How do they fit?")], {
    trigger: { kind: "custom", name: "fitted" },
    goal: { kind: "none" },
    holdout: 0.5,
  });
  const around = shop({ campaigns: [campaign] });
  const fates = Array.from({ length: 10 }, (_, index) => {
    const batchOf = (at: number, events: readonly Told[]) => ({
      ...batch(around, at, events),
      visitor: `visitor-${index}`,
    });
    const met = visit(batchOf(T0, [page])).state;
    const report = { report: "report-1", leaving: true };
    const told = visit({ ...batchOf(T0 + HOUR, [fitted]), state: met, ...report }).state;
    const back = visit({ ...batchOf(T0 + DAY, [page, fitted]), state: told, number: 2 });
    expect(back.state?.campaigns.map(({ said }) => said?.at(-1))).toEqual([1]);
    return back.record?.candidates.map(({ fate, reason }) => reason?.code ?? fate).join();
  });
  expect(new Set(fates)).toEqual(new Set(["won,under-way", "holdout,under-way"]));
});

test("a return and a purchase count during a pause as well", () => {
  const campaign = journey([wait(3600), send("late")], { reentryDays: 0 });
  const { around, state } = left({ campaigns: [campaign] });
  const begun = wake(around, state, T0 + 5 * MINUTE).state;
  const paused = shop({ campaigns: [{ ...campaign, status: "paused" }], version: 2 });
  const emptied: Told = { kind: "cart_set", lines: [] };
  for (const did of [emptied, purchase]) {
    const back = visit({
      ...batch(paused, T0 + 10 * MINUTE, [page, did]),
      state: begun,
      number: 2,
    });
    expect(wake(around, back.state, T0 + DAY).sent).toEqual([]);
  }
});
