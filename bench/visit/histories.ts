import type { Campaign } from "#protocol/campaign.ts";
import type { Trigger } from "#protocol/catalog/triggers.ts";
import { stages } from "#protocol/event.ts";
import { bounded } from "../../edge/domain/bounded.ts";
import type { VisitorState } from "../../edge/domain/state.ts";
import {
  batch,
  HOUR,
  MINUTE,
  shop,
  subscribed,
  T0,
  type Told,
  wake,
} from "../../edge/domain/test/world.ts";
import { visit, type VisitInput } from "../../edge/domain/visit.ts";
import { stream } from "../experiment-chance.ts";

type Shop = ReturnType<typeof shop>;
type Chance = () => number;

const triggers: readonly Trigger[] = [
  { kind: "page" },
  { kind: "landing" },
  { kind: "exit-intent" },
  { kind: "cart-changed" },
  { kind: "abandoned" },
  { kind: "browse-abandoned", afterSeconds: 1800 },
  { kind: "wish" },
  { kind: "dwell", seconds: 30 },
  { kind: "checkout-stage", stage: "payment" },
  { kind: "return", afterDays: 1 },
  { kind: "inactive", days: 60 },
  { kind: "purchase" },
  { kind: "search-without-result" },
  { kind: "coupon-refused" },
  { kind: "persona-changed" },
  { kind: "price-drop" },
  { kind: "back-in-stock" },
  { kind: "push-subscribed" },
  { kind: "sign-up" },
  { kind: "custom", name: "quiz" },
];

/** A shop with so many live campaigns. */
export function shopWith(count: number): Shop {
  const campaigns = Array.from({ length: count }, (_, index): Campaign => ({
    id: `campaign-${index}`,
    name: `Campaign ${index}`,
    status: "live",
    trigger: triggers[index % triggers.length] ?? { kind: "page" },
    audience: {
      all: [
        { fact: "page-views", is: "at-least", value: 1 },
        {
          any: [
            { fact: "cart-value", is: "at-least", value: index },
            { fact: "visits", is: "at-least", value: 2 },
          ],
        },
      ],
    },
    goal: { kind: "sign-up" },
    priority: 50,
    // One of them speaks, however many there are: what grows is the choice.
    caps: { perVisit: 200, perDay: 400 },
    holdout: 0.1,
    steps: [
      {
        kind: "show",
        variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
      },
    ],
  }));
  return shop({ campaigns });
}

const ids = ["simple", "fast", "faster", "gel", "socks"];

/** Somebody who has come for so long that every list of their state is full. */
export function regular(around: Shop, seed: number): VisitorState {
  const next = stream(seed);
  let state: VisitorState | null = null;
  for (let round = 0; round < 120; round++) {
    const at = T0 + round * 2 * HOUR;
    if (state) ({ state } = wake(around, state, at));
    const tab = `tab-${round % 24}`.padEnd(22, "x");
    const first = round === 0 ? [subscribed] : [];
    const input = batch(around, at, [...first, ...doings(next, round)]);
    ({ state } = visit({ ...input, visitor: `visitor-${seed}`, tab, state, number: round + 1 }));
    state &&= bounded(state);
  }
  if (!state) throw new Error("Nothing was kept");
  return state;
}

/** One more batch of this visitor's, unlike any other. */
export function nextBatch(around: Shop, state: VisitorState, seed: number): VisitInput {
  const at = state.session.lastAt + MINUTE;
  const events = doings(stream(seed), seed);
  const { visitor } = state;
  return { ...batch(around, at, events), visitor, state, number: 1000 + seed };
}

/** What somebody does on one page. */
function doings(next: Chance, round: number): readonly Told[] {
  const chosen = () => ids[Math.floor(next() * ids.length)] ?? "fast";
  const own = `${chosen()}-${round % 25}`;
  const looked: readonly Told[] = [
    { kind: "page_view" },
    { kind: "product_view", item: { id: chosen() } },
    { kind: "product_view", item: { id: own, category: "shoes", price: 100 + round } },
    { kind: "dwell", subject: "product", id: own, engagedMs: 20_000 * next() },
    { kind: "dwell", subject: "page", id: "/", engagedMs: 30_000 * next(), scroll: next() },
  ];
  const rarer: readonly (readonly [chance: number, event: () => Told])[] = [
    [0.2, () => ({ kind: "search", query: `shoe ${round}`, results: round % 4 })],
    [0.2, () => ({ kind: "content_view", content: `article-${round % 30}`, tags: ["marathon"] })],
    [0.2, () => ({ kind: "cart_add", item: { id: chosen() }, quantity: 1 })],
    [0.1, () => ({ kind: "cart_remove", item: { id: chosen() }, quantity: 1 })],
    [0.1, () => ({ kind: "cart_set", lines: ids.map((id) => ({ id, quantity: 1 })) })],
    [0.1, () => ({ kind: "wish_add", item: { id: own } })],
    [0.1, () => ({ kind: "exit_intent", by: "mouse" })],
    [0.1, () => ({ kind: "checkout_stage", stage: stages[round % 4] ?? "cart" })],
    [0.05, () => ({ kind: "coupon_refused" })],
    // As often as in shops: three visits of a hundred, and a visit has a handful of batches.
    [
      0.005,
      () => ({
        kind: "purchase",
        order: `order-${round}`,
        value: 180,
        currency: "EUR",
        lines: [{ id: "fast", quantity: 1 }],
      }),
    ],
  ];
  return [...looked, ...rarer.flatMap(([chance, event]) => (next() < chance ? event() : []))];
}
