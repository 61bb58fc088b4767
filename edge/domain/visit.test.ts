import { expect, test } from "vitest";
import { PRESENT_MS } from "#protocol/wire.ts";
import { batch, DAY, MINUTE, shop, subscribed, T0, wake } from "./test/world.ts";
import { visit } from "./visit.ts";

const fastIntoCart = { kind: "cart_add", item: { id: "fast" }, quantity: 1 } as const;

const cartAbandoned = {
  id: "cart",
  name: "Cart left",
  status: "live",
  trigger: { kind: "abandoned" },
  goal: { kind: "purchase" },
  priority: 50,
  steps: [
    {
      kind: "send",
      variants: [
        {
          id: "plain",
          share: 1,
          message: {
            channel: "web-push",
            title: { "*": "Still thinking about {product}?", de: "Noch {product} im Sinn?" },
            body: { "*": "Only {price}. {features}" },
          },
        },
      ],
    },
  ],
} as const;

test("sends a push once the cart has been left, in the visitor's language", () => {
  const world = shop({ campaigns: [cartAbandoned] });
  const first = visit(batch(world, T0, [subscribed, fastIntoCart]));
  const { sent, state } = wake(world, first.state, T0 + DAY);
  expect(sent).toMatchObject([
    {
      at: T0 + 4 * MINUTE,
      campaign: "cart",
      notification: {
        title: "Noch Fast Shoe im Sinn?",
        body: "Only 180,00\u00a0€. cushioning: firm · drop: 4 mm",
      },
    },
  ]);
  expect([state.journeys, state.deliveries, state.flush.outbox]).toEqual([[], [], null]);
});

test("sends nothing after a purchase", () => {
  const world = shop({ campaigns: [cartAbandoned] });
  const first = visit(batch(world, T0, [subscribed, fastIntoCart]));
  const lines = [{ id: "fast", quantity: 1 }];
  const purchase = { kind: "purchase", order: "o1", value: 180, currency: "EUR", lines } as const;
  const then = batch(world, T0 + 4 * MINUTE - 1000, [purchase]);
  const bought = visit({ ...then, state: first.state, number: 2 });
  expect(bought.state?.flush.at).toBeLessThan(T0 + 4 * MINUTE);
  expect(wake(world, bought.state, T0 + 3 * DAY).sent).toEqual([]);
});

test("who reads on with a full cart has not left it: the tag says so every three minutes", () => {
  const world = shop({ campaigns: [cartAbandoned] });
  const reads = { kind: "dwell", subject: "page", id: "/guide", engagedMs: 181_000 } as const;
  let { state } = visit(batch(world, T0, [subscribed, fastIntoCart]));
  for (const times of [1, 2, 3]) {
    const now = T0 + times * PRESENT_MS + 1000;
    const woken = wake(world, state, now);
    expect(woken.sent).toEqual([]);
    const read = visit({
      ...batch(world, now, [reads]),
      state: woken.state,
      number: times + 1,
    });
    expect(read.state?.session.abandonment).toBeNull();
    ({ state } = read);
  }
  expect(wake(world, state, T0 + DAY).sent).toMatchObject([
    { at: T0 + 3 * PRESENT_MS + 1000 + 4 * MINUTE, campaign: "cart" },
  ]);
});

test("takes a repeated batch once and nothing without consent", () => {
  const world = shop({ campaigns: [] });
  const input = batch(world, T0, [{ kind: "cart_add", item: { id: "fast" }, quantity: 1 }]);
  const once = visit(input);
  const twice = visit({ ...input, state: once.state });
  expect(twice.repeated).toBe(true);
  expect(twice.state).toBe(once.state);
  const refused = { ...input, consent: { analytics: false, personalisation: false, push: false } };
  expect(visit(refused).state).toBeNull();
});

test("shows one banner, and the same input gives the same bytes", () => {
  const bar = {
    id: "hello",
    name: "Hello",
    status: "live",
    trigger: { kind: "landing" },
    goal: { kind: "none" },
    priority: 20,
    steps: [
      {
        kind: "show",
        variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
      },
    ],
  } as const;
  const input = batch(shop({ campaigns: [bar] }), T0, [{ kind: "page_view" }]);
  const result = visit(input);
  expect(result.shows).toMatchObject([
    {
      receipt: "r1",
      campaign: "hello",
      placement: "top",
      drawing: { title: "Hello", direction: "ltr" },
    },
  ]);
  expect(JSON.stringify(visit(input))).toBe(JSON.stringify(result));
  expect(result.record?.candidates[0]).toMatchObject({ fate: "won", receipt: "r1", arm: "a" });
});

test("a late batch does not bring back a consent that was withdrawn", () => {
  const world = shop({ campaigns: [cartAbandoned] });
  const first = visit(batch(world, T0, [subscribed, fastIntoCart]));
  const consent = { analytics: true, personalisation: true, push: false };
  const withdrawal = batch(world, T0 + 2000, [{ kind: "consent", consent }]);
  const second = visit({ ...withdrawal, state: first.state, number: 3, consent });
  const late = batch(world, T0 + 3000, [{ kind: "product_view", item: { id: "fast" } }]);
  const third = visit({ ...late, state: second.state, number: 2 });
  expect(third.state?.consent).toEqual(consent);
  expect(wake(world, third.state, T0 + DAY).sent).toEqual([]);
});
