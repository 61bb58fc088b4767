import {
  array,
  boolean,
  assert,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  shuffledSubarray,
} from "fast-check";
import { expect, test } from "vitest";
import { add, after, buy, context, fact, remove } from "../test/folding.ts";
import { T0 } from "../test/world.ts";
import { fold } from "./fold.ts";
import { newSession, type Session } from "./session.ts";

/** Everything but what was handed over to the recommender meanwhile: that leaves once, whenever it is ready. */
function view({ finished: _finished, visit, earlier, ...rest }: Session) {
  return { ...rest, visit: counters(visit), earlier: earlier.map(counters) };
}

function counters({ items: _items, told: _told, ...rest }: Session["visit"]) {
  return rest;
}

const ids = constantFrom("fast", "simple", "gel", "unknown-1", "unknown-2");
const event = oneof(
  record({ kind: constantFrom("page_view" as const) }),
  record({ kind: constantFrom("gone" as const) }),
  ids.map(
    (id) => ({ kind: "product_view", item: { id, name: `Page's ${id}`, price: 5 } }) as const,
  ),
  ids.map((id) => add(id)),
  ids.map((id) => remove(id)),
  array(ids, { maxLength: 3 }).map(
    (all) =>
      ({
        kind: "cart_set",
        lines: [...new Set(all)].map((id) => ({ id, quantity: 1 })),
      }) as const,
  ),
  constantFrom("o1", "o2", "o3").map((order) => buy(order, 20)),
  constantFrom("cart", "address", "payment", "done").map(
    (stage) => ({ kind: "checkout_stage", stage }) as const,
  ),
  ids.map((id) => ({ kind: "wish_add", item: { id } }) as const),
  ids.map((id) => ({ kind: "wish_remove", item: { id } }) as const),
  ids.map((id) => ({ kind: "dwell", subject: "product", id, engagedMs: 1234.5 }) as const),
  constantFrom(0.2, 0.9).map(
    (scroll) => ({ kind: "dwell", subject: "page", id: "/", engagedMs: 999, scroll }) as const,
  ),
  constantFrom("sizes", "reviews").map(
    (part) => ({ kind: "dwell", subject: "part", id: "fast", part, engagedMs: 500 }) as const,
  ),
  record({ content: constantFrom("guide", "review"), scroll: constantFrom(0.1, 0.8) }).map(
    ({ content: id, scroll }) =>
      ({ kind: "dwell", subject: "content", id, engagedMs: 2000, scroll }) as const,
  ),
  constantFrom("guide", "review").map((content) => ({ kind: "content_view", content }) as const),
  constantFrom("exit_intent" as const).map((kind) => ({ kind, by: "mouse" }) as const),
  constantFrom("list_view", "coupon_refused", "share", "sign_up").map((kind) => ({ kind })),
  constantFrom(4.9).map((amount) => ({ kind: "shipping_shown", amount, currency: "EUR" }) as const),
  constantFrom("ring").map((asset) => ({ kind: "download", asset }) as const),
  constantFrom("price", "size").map(
    (answer) => ({ kind: "survey_answer", campaign: "why", answer }) as const,
  ),
  boolean().map((value) => ({ kind: "preference", name: "loyalty-card", value }) as const),
  constantFrom("away", "back", "idle").map((state) => ({ kind: "attention", state }) as const),
  constantFrom("lamp", "shoe").map((query) => ({ kind: "search", query, results: 0 }) as const),
  constantFrom("5k", "marathon").map(
    (value) => ({ kind: "preference", name: "goal", value }) as const,
  ),
);
const history = array(record({ event, minute: integer({ min: 0, max: 120 }) }), {
  minLength: 1,
  maxLength: 24,
}).map((all) => all.map((one, index) => fact(one.minute, one.event, index)));
const told = history.chain((facts) =>
  record({
    facts: constantFrom(facts),
    shuffled: shuffledSubarray(facts, { minLength: facts.length }),
    portion: integer({ min: 1, max: 6 }),
  }),
);

test("in whatever order and portions facts arrive, counters, cart, orders, lists and everything else come out the same", () => {
  assert(
    property(told, ({ facts, shuffled, portion }) => {
      const whole = after(...facts);
      let bitten = newSession(T0);
      for (let from = 0; from < shuffled.length; from += portion) {
        bitten = fold(bitten, shuffled.slice(from, from + portion), context);
      }
      expect(view(bitten)).toEqual(view(whole));
    }),
    { numRuns: 500 },
  );
});
