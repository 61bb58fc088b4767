import { cpus } from "node:os";
import type { Campaign } from "#protocol/campaign.ts";
import type { Trigger } from "#protocol/catalog/triggers.ts";
import type { VisitorState } from "../edge/domain/state.ts";
import {
  batch,
  HOUR,
  MINUTE,
  shop,
  subscribed,
  T0,
  type Told,
  wake,
} from "../edge/domain/test/world.ts";
import { visit } from "../edge/domain/visit.ts";

/** What one visit costs the domain, with a full state and 1, 20 and 200 live campaigns. */
const COUNTS = [1, 20, 200];
const ROUNDS = 5;
const VISITS = 4000;

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

function campaigns(count: number): readonly Campaign[] {
  return Array.from({ length: count }, (_, index): Campaign => ({
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
    goal: { kind: "purchase" },
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
}

const ids = ["simple", "fast", "faster", "gel", "socks"];

function grown(around: ReturnType<typeof shop>): VisitorState {
  let state: VisitorState | null = null;
  for (let round = 0; round < 120; round++) {
    const id = ids[round % ids.length] ?? "fast";
    const events: readonly Told[] = [
      { kind: "page_view" },
      {
        kind: "product_view",
        item: { id: `${id}-${round % 25}`, category: "shoes", price: 100 + round },
      },
      { kind: "dwell", subject: "product", id, engagedMs: 4000 },
      { kind: "search", query: `shoe ${round}`, results: 3 },
      { kind: "content_view", content: `article-${round % 30}`, tags: ["marathon"] },
      ...(round % 7 === 0
        ? [subscribed, { kind: "cart_add", item: { id }, quantity: 1 } as const]
        : []),
      ...(round % 11 === 0 ? [{ kind: "wish_add", item: { id: `${id}-${round}` } } as const] : []),
    ];
    if (state) ({ state } = wake(around, state, T0 + round * 2 * HOUR));
    const tab = `tab-${round % 24}`.padEnd(22, "x");
    const input = batch(around, T0 + round * 2 * HOUR, events);
    ({ state } = visit({ ...input, tab, state, number: round + 1 }));
  }
  if (!state) throw new Error("Nothing was kept");
  return state;
}

let preempted = 0;

function measure(count: number): readonly number[] {
  const around = shop({ campaigns: campaigns(count) });
  const state = grown(around);
  const at = state.session.lastAt + MINUTE;
  const events: readonly Told[] = [
    { kind: "page_view" },
    { kind: "product_view", item: { id: "fast" } },
    { kind: "dwell", subject: "product", id: "simple", engagedMs: 4000 },
  ];
  const took: number[] = [];
  for (let index = 0; index < VISITS; index++) {
    const input = { ...batch(around, at + index, events), state, number: 1000 + index };
    const switches = process.resourceUsage().involuntaryContextSwitches;
    const begin = performance.now();
    visit(input);
    const micros = (performance.now() - begin) * 1000;
    // A visit during which the machine did something else says nothing about this one.
    if (process.resourceUsage().involuntaryContextSwitches === switches) took.push(micros);
    else preempted++;
  }
  return took.toSorted((left, right) => left - right);
}

const best = new Map<number, { p50: number; p99: number }>();
for (let round = 0; round < ROUNDS; round++) {
  for (const count of COUNTS) {
    const took = measure(count);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Infinity;
    const before = best.get(count) ?? { p50: Infinity, p99: Infinity };
    // The best of interleaved rounds: the machine's other work only ever adds.
    if (round > 0) {
      best.set(count, { p50: Math.min(before.p50, at(0.5)), p99: Math.min(before.p99, at(0.99)) });
    }
  }
}

const bytes = JSON.stringify(grown(shop({ campaigns: campaigns(20) }))).length;
const micro = (time: number) => Math.round(time * 10) / 10;
const rows = COUNTS.map((count) => {
  const { p50, p99 } = best.get(count) ?? { p50: Infinity, p99: Infinity };
  return [count, { p50_us: micro(p50), p99_us: micro(p99) }] as const;
});
const growth = (best.get(200)?.p50 ?? Infinity) / (best.get(1)?.p50 ?? 1);
process.stdout.write(
  `${JSON.stringify({
    campaigns: Object.fromEntries(rows),
    growth_1_to_200: Math.round(growth * 100) / 100,
    state_bytes: bytes,
    preempted_share: Math.round((preempted / (ROUNDS * COUNTS.length * VISITS)) * 1000) / 1000,
    node: process.version,
    cpu: cpus()[0]?.model,
  })}\n`,
);
