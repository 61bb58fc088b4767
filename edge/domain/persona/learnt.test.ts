import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { fold } from "../session/fold.ts";
import { newSession } from "../session/session.ts";
import { DAY, settings, shop, T0 } from "../test/world.ts";
import { labelOf } from "./cause/cause.ts";
import { learntOf, nothingLearnt } from "./learnt.ts";
import { moved } from "./lifecycle/customers.ts";
import { outcomeKey } from "./probability/outcomes.ts";
import { noPersona } from "./shop/persona-state.ts";
import { understand } from "./understand.ts";

const { catalogue, snapshot } = shop({ campaigns: [] });
const events = [
  { kind: "page_view", agoMs: 0 },
  { kind: "cart_add", item: { id: "fast" }, quantity: 1, agoMs: 0 },
  { kind: "coupon_refused", agoMs: 0 },
] as const;
const session = fold(
  newSession(T0),
  events.map((event, index) => ({ event, at: T0, order: `t/1/${index}` })),
  { settings, catalogue, page: { path: "/" }, now: T0 },
);

function understood(counts: Counts) {
  return understand({ session, persona: noPersona }, snapshot, catalogue, T0, learntOf(counts))
    .understanding;
}

test("a shop that has counted nothing is understood as one that has learnt nothing", () => {
  const { understanding } = understand(
    { session, persona: noPersona },
    snapshot,
    catalogue,
    T0,
    nothingLearnt,
  );
  expect(understood({})).toEqual({
    ...understanding,
    cause: { ...understanding.cause, probabilities: expect.anything() },
  });
});

test("a shop whose carts never sell stops expecting it", () => {
  const counts = { [outcomeKey("cart", -1, false)]: 500, [outcomeKey("cart", 0, false)]: 500 };
  expect(understood(counts).probability).toBeLessThan(understood({}).probability / 5);
});

test("a shop whose visitors name another cause believes them", () => {
  const label = labelOf(understood({}).cause, "distracted");
  const counts = Object.fromEntries(
    Object.entries(label).map(([name, count]) => [name, 100 * count]),
  );
  expect(understood({}).cause.id).toBe("coupon-failed");
  expect(understood(counts).cause.id).toBe("distracted");
});

test("a customer's stage is told by the shop's other customers", () => {
  const bought = { ...session, purchases: 1, spent: { EUR: 5000 } };
  const order = { id: "o", value: 5000, currency: "EUR", at: T0 - 30 * DAY, place: 0 } as const;
  const state = {
    session: { ...bought, orders: [{ ...order, source: "page", items: [], pending: false }] },
    persona: noPersona,
  } as const;
  // Everybody else bought yesterday, and more: thirty days are long in this shop.
  const counts = Array.from({ length: 60 }).reduce<Counts>(
    (sum) => addCounts(sum, moved(null, { orders: 3, spent: 20_000, lastAt: T0 - DAY })),
    {},
  );
  const alone = understand(state, snapshot, catalogue, T0).understanding.lifecycle;
  const among = understand(state, snapshot, catalogue, T0, learntOf(counts)).understanding;
  expect(alone).toBe("new");
  expect(among.lifecycle).toBe("lost");
});
