import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
} from "fast-check";
import { expect, test } from "vitest";
import type { Session } from "./session/session.ts";
import type { VisitorState } from "./state.ts";
import { batch, HOUR, MINUTE, shop, T0, type Told } from "./test/world.ts";
import { visit } from "./visit.ts";

const world = shop({ campaigns: [] });
const item = (id: string) => ({ item: { id } });
const happening = constantFrom<Told>(
  { kind: "page_view" },
  { kind: "product_view", ...item("fast") },
  { kind: "product_view", ...item("gel") },
  { kind: "cart_add", ...item("fast"), quantity: 1 },
  { kind: "cart_add", ...item("gel"), quantity: 2 },
  { kind: "cart_remove", ...item("gel"), quantity: 1 },
  { kind: "checkout_stage", stage: "payment" },
  { kind: "dwell", subject: "product", id: "fast", engagedMs: 7000 },
  { kind: "search", query: "marathon", results: 0 },
  { kind: "purchase", order: "o1", value: 20, currency: "EUR", lines: [] },
  { kind: "purchase", order: "o2", value: 30, currency: "EUR", lines: [] },
);
const sent = array(
  record({
    minute: integer({ min: 0, max: 90 }),
    does: array(happening, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 10 },
).map((all) => all.toSorted((one, other) => one.minute - other.minute));

interface Sent {
  readonly number: number;
  readonly minute: number;
  readonly does: readonly Told[];
}

/** The session after these batches of one tab have come in, in this order. */
function after(batches: readonly Sent[]) {
  let state: VisitorState | null = null;
  for (const [arrival, { number, minute, does }] of batches.entries()) {
    const input = batch(world, T0 + 2 * HOUR + arrival * 1000, does);
    const placed = input.placed.map(({ event }, index) => ({
      event,
      at: T0 + minute * MINUTE,
      order: `t/${String(number).padStart(10, "0")}/00${index}`,
    }));
    ({ state } = visit({ ...input, placed, number, state }));
  }
  if (!state) throw new Error("Consent was given.");
  return seen(state.session);
}

function counters({ items: _items, told: _told, ...kept }: Session["visit"]) {
  return kept;
}

// What is handed over to the recommender leaves when it is ready: that depends on the order.
function seen({ finished: _finished, visit: last, earlier, ...rest }: Session) {
  return { ...rest, visit: counters(last), earlier: earlier.map(counters) };
}

test("batches that come late, out of order and twice leave the counters, cart and orders of batches that came once and in order", () => {
  const deliveries = sent
    .map((all) => all.map((one, index): Sent => ({ ...one, number: index + 1 })))
    .chain((all) =>
      record({
        all: constantFrom(all),
        first: shuffledSubarray(all, { minLength: all.length }),
        again: shuffledSubarray(all),
      }),
    );
  assert(
    property(deliveries, ({ all, first, again }) => {
      // A repeat may come before the next batch or long after.
      const received = first.flatMap((one) => (again.includes(one) ? [one, one] : [one]));
      expect(after([...received, ...again])).toEqual(after(all));
    }),
    { numRuns: 40 },
  );
});
