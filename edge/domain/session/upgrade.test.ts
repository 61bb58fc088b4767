import { expect, test } from "vitest";
import { batch, MINUTE, shop, T0, type Told } from "../test/world.ts";
import { fold } from "./fold.ts";
import type { Placed } from "./placed.ts";
import { newSession, type Session } from "./session.ts";
import { upgradeSession } from "./upgrade.ts";

const { snapshot, catalogue } = shop({ campaigns: [] });
const context = { settings: snapshot.settings, catalogue, page: { path: "/" }, now: T0 };

function at(moment: number, ...events: readonly Told[]): readonly Placed[] {
  return batch(shop({ campaigns: [] }), moment, events).placed;
}

const lived: Session = fold(
  newSession(T0),
  at(
    T0,
    { kind: "product_view", item: { id: "fast" } },
    { kind: "cart_add", item: { id: "fast" }, quantity: 2 },
    { kind: "checkout_stage", stage: "address" },
  ),
  context,
);
const names = Object.keys(lived);

test("a session of today stays as it is", () => {
  expect(JSON.stringify(upgradeSession(lived))).toBe(JSON.stringify(lived));
});

test.each(names.filter((name) => name !== "lastAt"))(
  "a session from before it had “%s” is folded on, with everything else as it was",
  (name) => {
    const { lastAt, ...rest } = lived;
    const old = Object.fromEntries(Object.entries(rest).filter(([other]) => other !== name));
    const upgraded = upgradeSession({ lastAt, ...old });
    const known = { ...upgraded, [name]: null };
    expect(known).toEqual({ ...lived, [name]: null });
    const later = at(T0 + MINUTE, { kind: "cart_add", item: { id: "gel" }, quantity: 1 });
    expect(() => fold(upgraded, later, context)).not.toThrow();
  },
);

test("the cart and the stage of a session from before their logs survive the next fact", () => {
  const { cartLog: _log, reached: _reached, ...old } = lived;
  const later = at(T0 + MINUTE, { kind: "cart_add", item: { id: "gel" }, quantity: 1 });
  const after = fold(upgradeSession(old), later, context);
  expect(after.cart).toMatchObject([
    { id: "fast", quantity: 2 },
    { id: "gel", quantity: 1 },
  ]);
  expect(after.stage).toBe("address");
});

test("a loyalty card from when it was one preference among others is still one", () => {
  const { loyaltyCard: _none, ...old } = fold(
    newSession(T0),
    at(T0, { kind: "preference", name: "loyalty-card", value: true }),
    context,
  );
  expect(upgradeSession(old).loyaltyCard).toEqual({ has: true, at: T0, byServer: false });
});
