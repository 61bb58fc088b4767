import { addCounts, type Counts } from "#protocol/counts.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import { lessons } from "../persona/lessons.ts";
import { sizeName } from "../experiment/order-size.ts";
import type { FoldContext } from "./fold-context.ts";
import { newlyReached } from "./funnel.ts";
import type { Placed } from "./placed.ts";
import type { Session } from "./session.ts";

// Where browsers' makers draw the line between good, middling and poor (web.dev/vitals).
const vitalBorders = {
  LCP: [2500, 4000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
  TTFB: [800, 1800],
  FCP: [1800, 3000],
} as const;

// Eight bars to a doubling, so that percentiles can be read to 9 %; a shift of layout counts in thousandths.
function boundOf(name: keyof typeof vitalBorders, value: number): number {
  const scaled = Math.max(1, name === "CLS" ? value * 1000 : value);
  return Math.round(2 ** (Math.ceil(8 * Math.log2(scaled)) / 8));
}

/** What these facts add to the shop's counters. */
export function tallyOf(
  before: Session | null,
  after: Session,
  placed: readonly Placed[],
  { settings, catalogue }: FoldContext,
): Counts {
  const counts: Record<string, number> = {};
  const add = (name: string, amount = 1) => {
    if (amount !== 0) counts[name] = (counts[name] ?? 0) + amount;
  };
  add("visit", after.visits - (before?.visits ?? 0));
  for (const { event } of placed) {
    add(`event/${event.kind}`);
    for (const [name, amount] of details(event)) add(name, amount);
  }
  for (const stage of newlyReached(before, after)) add(`stage/${stage}`);
  add("orders", after.purchases - (before?.purchases ?? 0));
  for (const { id, currency, value } of after.orders) {
    if (!before?.orders.some((order) => order.id === id)) add(sizeName(currency, value));
  }
  for (const [currency, spent] of Object.entries(after.spent)) {
    add(`revenue/${currency}`, spent - (before?.spent[currency] ?? 0));
  }
  return addCounts(counts, lessons(before, after, placed, settings.markets[0], catalogue));
}

function details(event: TrackerEvent): readonly (readonly [name: string, amount: number])[] {
  switch (event.kind) {
    case "push_prompt":
      return [[`push-prompt/${event.step}`, 1]];
    case "script_error":
      return [["error", event.count]];
    case "web_vital": {
      const [good, poor] = vitalBorders[event.name];
      const bucket = event.value <= good ? "good" : event.value <= poor ? "middling" : "poor";
      return [[`vital/${event.name}/${bucket}/${boundOf(event.name, event.value)}`, 1]];
    }
    case "source_seen":
      return Object.entries(event.events).map(
        ([name, amount]) => [`source/${event.source}/${name}`, amount] as const,
      );
    case "consent":
      return Object.entries(event.consent).map(
        ([purpose, isGiven]) => [`consent/${purpose}/${isGiven ? "given" : "refused"}`, 1] as const,
      );
    case "survey_answer":
      return [[`survey/${event.campaign}/${event.answer.slice(0, 60)}`, 1]];
    default:
      return [];
  }
}
