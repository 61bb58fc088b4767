import { expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import { stageOf, withAddress } from "./address.ts";

test.each([
  ["/checkout/address", "address"],
  ["/de/kasse/versand", "shipping"],
  ["/Checkout/Payment", "payment"],
  ["/checkout/order-received/17", "done"],
  ["/warenkorb", "cart"],
  ["/warenkorb.html", "cart"],
  ["/payment-methods", undefined],
  ["/shipping-and-returns", undefined],
  ["/shipping", undefined],
  ["/cartoons", undefined],
  ["/success/stories", undefined],
  ["/newsletter/danke", undefined],
  ["/help/payment", undefined],
  ["/en-gb/payment", "payment"],
  ["/pages/newsletter/thank-you", undefined],
  ["/de/danke", "done"],
  // Shop systems.
  ["/checkout/cart", "cart"],
  ["/checkout/register", "address"],
  ["/checkout/confirm", "payment"],
  ["/checkout/finish", "done"],
  ["/checkout/onepage/success/", "done"],
  ["/checkouts/cn/Z2NwLXVz", "address"],
  ["/checkouts/cn/Z2NwLXVz/thank_you", "done"],
  ["/#/checkout/payment", "payment"],
  // Languages.
  ["/panier?action=show", "cart"],
  ["/fr/commande", "address"],
  ["/commande/livraison", "shipping"],
  ["/carrello", "cart"],
  ["/cassa/pagamento", "payment"],
  ["/finalizar-compra/envío", "shipping"],
  ["/afrekenen/betaling", "payment"],
  ["/k%C3%B6sz%C3%B6njuk", "done"],
  ["/koszyk/platność", "payment"],
  ["/zamówienie/dostawa", "shipping"],
  ["/dziękujemy", "done"],
  ["/bestellbestätigung", "done"],
  ["/100%-cotton", undefined],
])("the path %s says the stage %s", (path, stage) => {
  expect(stageOf(path)).toBe(stage);
});

const placed = (...events: readonly TrackerEvent[]) =>
  events.map((event, index) => ({ event, at: 1000 + index, order: `tab/1/${index}` }));
const view: TrackerEvent = { kind: "page_view", agoMs: 0 };
const exit: TrackerEvent = { kind: "exit_intent", agoMs: 0, by: "mouse" };
const shipping: TrackerEvent = { kind: "checkout_stage", agoMs: 0, stage: "shipping" };
const told = (path: string, ...events: readonly TrackerEvent[]) =>
  withAddress(placed(...events), path, (index) => `tab/1/${100 + index}`);
const stagesIn = (facts: ReturnType<typeof told>) =>
  facts.flatMap(({ event }) => (event.kind === "checkout_stage" ? event.stage : []));

test("a page that says nothing of its stage is understood by its address, at the moment it was viewed", () => {
  const facts = told("/kasse/versand", view);
  expect(facts[1]).toEqual({
    event: { kind: "checkout_stage", agoMs: 0, stage: "shipping" },
    at: 1000,
    order: "tab/1/100",
  });
  expect(facts[2]?.event).toMatchObject({ kind: "source_seen", source: "address" });
});

test("what the page says itself wins over its address", () => {
  expect(stagesIn(told("/checkout", view, shipping))).toEqual(["shipping"]);
});

test("a page is on its stage once, not with each batch", () => {
  expect(stagesIn(told("/checkout", { kind: "custom", agoMs: 0, name: "more" }))).toEqual([]);
});

test("nobody is held back from paying", () => {
  expect(told("/checkout/payment", exit)).toEqual([]);
  expect(told("/checkout/shipping", exit)).toHaveLength(1);
});

test("other pages stay as they are", () => {
  const facts = placed(view, exit);
  expect(withAddress(facts, "/shoes", String)).toBe(facts);
});
