import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { fastIntoCart, journey, left, page, purchase, send } from "../test/journeys.ts";
import { joined, known } from "../test/outcomes.ts";
import { batch, DAY, HOUR, shop, subscribed, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { serverOrder } from "./server-order.ts";

const regulars: Campaign = journey([send("Welcome among our regulars")], {
  trigger: { kind: "audience-entered" },
  audience: { fact: "purchases", is: "at-least", value: 1 },
  goal: { kind: "none" },
});

/** What leaves within an hour after the shop's server has told of an order, and what a later visit adds. */
function told(
  campaign: Campaign,
  order = known({ at: T0 + DAY }),
  events: readonly Told[] = [fastIntoCart],
) {
  const { state } = left({ campaigns: [] }, [subscribed, page, ...events]);
  const around = shop({ campaigns: [campaign] });
  if (!state) throw new Error("kept nothing");
  const now = T0 + DAY;
  const ordered = serverOrder({ ...around, state, told: order, joined, now });
  const woken = due({ ...around, state: ordered, now: now + HOUR }).state;
  const back = visit({ ...batch(around, now + 2 * HOUR, [page]), state: woken, number: 2 }).state;
  return [woken, back].map((kept) => kept?.deliveries.length);
}

test("whoever comes to belong to an audience by an order at the till is told so then, and once", () => {
  expect(told(regulars)).toEqual([1, 1]);
});

test("an order that brings nobody into an audience starts nothing", () => {
  const two = { fact: "purchases", is: "at-least", value: 2 } as const;
  expect(told({ ...regulars, audience: two })).toEqual([0, 0]);
  expect(told(regulars, known({ at: T0 + DAY, status: "cancelled" }))).toEqual([0, 0]);
});

test("a refund is no moment at which somebody is welcomed", () => {
  const refund = { ...known({}, { r: 1000 }), order: "o1" };
  expect(told(regulars, refund, [purchase])[0]).toBe(0);
});
