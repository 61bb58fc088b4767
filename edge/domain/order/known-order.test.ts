import { describe, expect, test } from "vitest";
import type { OrderFacts, OrderReport } from "#protocol/order.ts";
import { HOUR, T0 } from "../test/world.ts";
import { amountsOf, type KnownOrder, withReport } from "./known-order.ts";

const facts: OrderFacts = {
  at: T0 + HOUR,
  currency: "EUR",
  paidMinor: 11_900,
  taxMinor: 1900,
  marginMinor: null,
  status: "placed",
  lines: [],
};

function after(...told: readonly OrderReport[]) {
  return told.reduce<KnownOrder | null>(withReport, null);
}

function returned(...told: readonly OrderReport[]) {
  const end = after(...told);
  return end && amountsOf(end).returnedPaidMinor;
}

describe("reports of one order", () => {
  const report = {
    order: "1",
    aliases: ["A1"],
    hints: { coupons: [] },
    refunds: {},
    facts,
    reportedAt: 10,
  };
  const refunded = { ...report, facts: null, refunds: { r: 500 }, reportedAt: 20 };
  const cheaper = { ...report, facts: { ...facts, paidMinor: 9000 }, reportedAt: 15 };
  const over = { ...report, facts: "cancelled" as const, reportedAt: 30 };
  const all = [report, refunded, cheaper];

  test.each(["constructor", "__proto__"])("a refund may be numbered %s", (number) => {
    const refunds = Object.fromEntries([[number, 500]]);
    expect(returned(report, { ...refunded, refunds })).toBe(500);
    const notice = { ...refunded, refunds, refundCurrency: "EUR" };
    expect(returned(report, notice)).toBe(500);
  });

  test("a refund that was only begun takes nothing back from one that was given", () => {
    const begun = { ...refunded, refunds: { r: 0 }, reportedAt: 15 };
    expect(withReport(withReport(null, refunded), begun).refunds).toEqual({ r: 500 });
    expect(withReport(withReport(null, begun), refunded).refunds).toEqual({ r: 500 });
  });

  test("lead to the same in any order, however often they come", () => {
    const orders = [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0, 1, 2, 0],
      [1, 0, 2, 2],
    ];
    const ends = orders.map((places) => {
      const { revision: _, ...end } = places.reduce<KnownOrder>(
        (before, place) => withReport(before, all[place] ?? report),
        withReport(null, all[places[0] ?? 0] ?? report),
      );
      return end;
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(ends[0]).toMatchObject({ facts: { paidMinor: 9000 }, refunds: { r: 500 } });
  });

  test("lead to the same where an order was deleted before anybody said what it was", () => {
    const { revision: _, ...end } = withReport(withReport(null, report), over);
    const { revision: __, ...early } = withReport(
      withReport(null, { ...over, aliases: [] }),
      report,
    );
    expect(early).toEqual(end);
    expect(early.facts?.status).toBe("cancelled");
  });

  describe("of which one speaks of a refund in the customer's money", () => {
    const inDollars = { ...facts, paidIn: { minor: 13_090, currency: "USD" } };
    const placed = { ...report, facts: inDollars };
    const notice = { ...refunded, refunds: { r: 6545 }, refundCurrency: "USD" };
    const updated = { ...placed, refunds: { r: 5950 }, reportedAt: 20 };
    test.each([
      ["after the order", [placed, notice]],
      ["before it", [notice, placed]],
      ["twice, and with the order's own word", [notice, placed, notice, updated]],
      ["last of all", [updated, notice]],
    ])("take it off at the order's own rate, told %s", (_, told) => {
      expect(returned(...told)).toBe(5950);
    });

    test("take off nothing where the order tells no rate, or another money's", () => {
      expect(returned(notice, report)).toBe(0);
      expect(returned(placed, { ...notice, refundCurrency: "PLN" })).toBe(0);
    });

    test("take off one in the order's own money as it is, told before the order", () => {
      expect(returned({ ...notice, refundCurrency: "EUR" }, report)).toBe(6545);
    });

    test("grow the revision once with the same notice", () => {
      expect(after(placed, notice, notice)?.revision).toBe(2);
    });
  });

  test("grow the revision only when something changes", () => {
    const once = withReport(null, report);
    expect(withReport(once, report)).toBe(once);
    expect(withReport(once, over)).toMatchObject({
      revision: once.revision + 1,
      facts: { status: "cancelled", paidMinor: 11_900 },
    });
  });
});
