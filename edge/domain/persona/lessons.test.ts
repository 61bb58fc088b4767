import { describe, expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import { fold } from "../session/fold.ts";
import { newSession, type Session } from "../session/session.ts";
import { tallyOf } from "../session/tally.ts";
import { DAY, MINUTE, settings, shop, T0 } from "../test/world.ts";

const { catalogue } = shop({ campaigns: [] });
type Told<E> = E extends TrackerEvent ? Omit<E, "agoMs"> : never;

function counted(before: Session | null, at: number, ...events: readonly Told<TrackerEvent>[]) {
  const placed = events.map((told, index) => ({
    event: { ...told, agoMs: 0 },
    at,
    order: `t/1/${index}`,
  }));
  const context = { settings, catalogue, page: { path: "/" }, now: at };
  const session = fold(before ?? newSession(at), placed, context);
  return { session, counts: tallyOf(before, session, placed, context) };
}
const add: Told<TrackerEvent> = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
const buy = (order: string): Told<TrackerEvent> => ({
  kind: "purchase",
  order,
  value: 180,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
});
const names = (counts: object, prefix: string) =>
  Object.keys(counts).filter((name) => name.startsWith(prefix));

describe("what a visit teaches the shop", () => {
  test("is told once it is over: a cart that was left", () => {
    const first = counted(null, T0, { kind: "page_view" }, add);
    expect(names(first.counts, "predicted/")).toEqual([]);
    const second = counted(first.session, T0 + DAY, { kind: "page_view" });
    expect(names(second.counts, "predicted/").map((name) => name.replace(/\d+/, "N"))).toEqual([
      "predicted/browsing/N/left",
      "predicted/cart/N/left",
    ]);
  });

  test("is told of a visit that sold", () => {
    const stages: Told<TrackerEvent> = { kind: "checkout_stage", stage: "payment" };
    const first = counted(null, T0, { kind: "page_view" }, add, stages, buy("o1"));
    const second = counted(first.session, T0 + DAY, { kind: "page_view" });
    expect(names(second.counts, "predicted/").every((name) => name.endsWith("/bought"))).toBe(true);
    expect(names(second.counts, "predicted/")).toHaveLength(3);
  });

  test("moves a customer on with every order, and stands still for a repeated one", () => {
    const first = counted(null, T0, buy("o1"));
    expect(Object.values(first.counts).filter((count) => count < 0)).toEqual([]);
    expect(names(first.counts, "rfm/")).toHaveLength(3);
    expect(names(counted(first.session, T0 + MINUTE, buy("o1")).counts, "rfm/")).toEqual([]);
    const later = counted(first.session, T0 + DAY, buy("o2"));
    const moves = names(later.counts, "rfm/").map((name) => later.counts[name]);
    expect(moves.toSorted((one = 0, other = 0) => one - other)).toEqual([-1, -1, -1, 1, 1, 1]);
  });

  test("sets an answer beside what had been believed", () => {
    const { session } = counted(null, T0, add, { kind: "coupon_refused" });
    const answer: Told<TrackerEvent> = {
      kind: "survey_answer",
      campaign: "why",
      answer: "shipping-shock",
    };
    const { counts } = counted(session, T0 + MINUTE, answer);
    expect(counts["cause-told/coupon-failed/shipping-shock"]).toBe(1);
  });
});
