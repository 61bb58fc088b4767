import { expect, test } from "vitest";
import { needsAddress } from "./device.ts";
import { due } from "./due.ts";
import { merged } from "./identity/merged.ts";
import { report } from "./report.ts";
import { settle } from "./settle.ts";
import { journey, left, page, send } from "./test/journeys.ts";
import { batch, HOUR, MINUTE, T0, type Told } from "./test/world.ts";
import { visit, type VisitInput } from "./visit.ts";

const OLD = "https://fcm.googleapis.com/fcm/send/abc";
const NEW = "https://fcm.googleapis.com/fcm/send/new";
const keys = { endpoint: NEW, keys: { p256dh: `B${"c".repeat(86)}`, auth: "b".repeat(22) } };
const again: Told = { kind: "push_subscribed", subscription: keys };

const refused = { analytics: true, personalisation: true, push: false };

/** The batch with its facts placed by its own number, as the route does. */
function placedIn(input: VisitInput): VisitInput {
  const placed = input.placed.map((fact, index) => ({
    ...fact,
    order: `${input.tab}/${String(input.number).padStart(10, "0")}/00${index}`,
  }));
  return { ...input, placed };
}

/** A visitor whose message is on its way. */
function sending() {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  if (!state) throw new Error("kept nothing");
  const woken = due({ ...around, state, now: T0 + 4 * MINUTE });
  const [delivery] = woken.state.deliveries;
  if (delivery?.channel !== "web-push") throw new Error("nothing is sent");
  const later = (events: readonly Told[], from = woken.state) => {
    const told = { ...batch(around, T0 + 5 * MINUTE, events), state: from, number: 2 };
    const kept = visit(told).state;
    if (!kept) throw new Error("forgot");
    return kept;
  };
  return { around, state: woken.state, key: delivery.key, later };
}

test("tries the new address when the old one turns out to be dead meanwhile", () => {
  const { later, key } = sending();
  const dead = settle(later([again]), key, { kind: "gone", endpoint: OLD }, T0 + 6 * MINUTE).state;
  expect(dead.push?.keys.endpoint).toBe(NEW);
  expect(dead.deliveries).toMatchObject([{ key, state: "waiting", nextAt: T0 + 6 * MINUTE }]);
});

test("asks the browser for its address again once it is lost, as long as push is allowed", () => {
  const { around, state, key, later } = sending();
  const { pushKey } = around.snapshot;
  expect(needsAddress(state, pushKey, true)).toBe(false);
  const lost = settle(state, key, { kind: "resubscribe", endpoint: OLD }, T0).state;
  expect([lost.push, needsAddress(lost, pushKey, true)]).toEqual([null, true]);
  const taken: Told = {
    kind: "consent",
    consent: { analytics: true, personalisation: true, push: false },
  };
  expect(needsAddress(later([taken], lost), pushKey, true)).toBe(false);
});

test("asks the browser for its address again when the shop has a new key", () => {
  const { state } = sending();
  expect(needsAddress(state, "another key", true)).toBe(true);
});

test("reaches a person again by the browser that is left, once the newest address is lost", () => {
  const { around, state: laptop } = left({ campaigns: [journey([send("one")])] });
  const phone = visit({ ...batch(around, T0 + MINUTE, [again]), visitor: "phone", tab: "phone" });
  if (!laptop || !phone.state) throw new Error("kept nothing");
  const both = { ...around, now: T0 + 2 * MINUTE, devices: new Set<string>() };
  const { state } = due({
    ...around,
    state: merged(laptop, phone.state, both),
    now: T0 + 6 * MINUTE,
  });
  const [delivery] = state.deliveries;
  expect(state.push?.keys.endpoint).toBe(NEW);
  const gone = { kind: "gone", endpoint: NEW } as const;
  const lost = settle(state, delivery?.key ?? "", gone, T0 + 7 * MINUTE).state;
  expect(needsAddress(lost, around.snapshot.pushKey, true)).toBe(true);
  const told: Told = { kind: "push_subscribed", subscription: { ...keys, endpoint: OLD } };
  const back = visit({ ...batch(around, T0 + HOUR, [told]), state: lost, number: 3 }).state;
  expect(back?.push?.keys.endpoint).toBe(OLD);
});

test("asks no browser that does not allow push, which could only take push back for all", () => {
  const { around, state, key } = sending();
  const lost = settle(state, key, { kind: "gone", endpoint: OLD }, T0).state;
  const other = {
    ...batch(around, T0 + HOUR, [page]),
    consent: refused,
    tab: "other",
    state: lost,
  };
  const after = visit(other).state;
  expect(after?.consent.push).toBe(true);
  expect(after && needsAddress(after, around.snapshot.pushKey, other.consent.push)).toBe(false);
});

test("takes a lost address back from the push worker, under the key it had", () => {
  const { around, state, key } = sending();
  const lost = settle(state, key, { kind: "gone", endpoint: OLD }, T0).state;
  const seen = {
    kind: "resubscribed",
    token: "t",
    heldMs: 0,
    before: OLD,
    subscription: keys,
  } as const;
  expect(report(lost, "", seen, T0).push).toMatchObject({
    keys,
    pushKey: around.snapshot.pushKey,
  });
});

test("forgets the address, what was to go there and the agreement when push is taken back", () => {
  const { later } = sending();
  const taken: Told = {
    kind: "consent",
    consent: { analytics: true, personalisation: true, push: false },
  };
  const { agreed, deliveries, push } = later([taken]);
  expect({ agreed, deliveries, push }).toEqual({ agreed: null, deliveries: [], push: null });
});

test("keeps push allowed although a tab that was open before does not know of it", () => {
  const { around, state } = sending();
  const stale = { ...batch(around, T0 + 5 * MINUTE, [page]), consent: refused, state };
  expect(visit({ ...stale, tab: "open-before".padEnd(22, "x") }).state?.consent.push).toBe(true);
});

test("what a tab knew and does not say any more was taken back, though the choice itself was lost", () => {
  const { around, state } = sending();
  const next = { ...batch(around, T0 + 5 * MINUTE, [page]), consent: refused, state, number: 3 };
  const after = visit(next).state;
  expect([after?.consent.push, after?.push, after?.agreed]).toEqual([false, null, null]);
  // The choice comes late after all, and so does what was said before it.
  const choice: Told = { kind: "consent", consent: refused };
  const late = { ...batch(around, T0 + 4 * MINUTE, [choice]), consent: refused, number: 2 };
  expect(visit({ ...late, state: after }).state?.consent.push).toBe(false);
});

test("push that was taken back in one batch and allowed in an earlier one stays taken back, whichever comes first", () => {
  const { around, state } = left({ campaigns: [] }, [page]);
  const choice = (push: boolean): Told => ({ kind: "consent", consent: { ...refused, push } });
  const allows = { ...batch(around, T0 + MINUTE, [again, choice(true)]), number: 2 };
  const refuses = {
    ...batch(around, T0 + 2 * MINUTE, [choice(false)]),
    consent: refused,
    number: 3,
  };
  for (const order of [
    [allows, refuses],
    [refuses, allows],
  ]) {
    let kept = state;
    for (const input of order) kept = visit({ ...placedIn(input), state: kept }).state;
    expect([kept?.consent.push, kept?.push]).toEqual([false, null]);
  }
});

test("keeps which words were agreed to, when and in which language, through every new address", () => {
  const words: Told = {
    kind: "push_subscribed",
    subscription: { ...keys, endpoint: OLD },
    text: "soft",
    locale: "de-DE",
  };
  const { around, state } = left({ campaigns: [] }, [words, page]);
  const agreed = { at: T0, text: "soft", locale: "de-DE", version: 1 };
  expect(state?.agreed).toMatchObject(agreed);
  const fresh = { ...batch(around, T0 + MINUTE, [again]), state, number: 2 };
  expect(visit(fresh).state?.agreed).toMatchObject(agreed);
});

test("knows nobody who never agreed", () => {
  const { around, state } = left({ campaigns: [] }, [page]);
  if (!state) throw new Error("kept nothing");
  expect(needsAddress(state, around.snapshot.pushKey, true)).toBe(false);
});
