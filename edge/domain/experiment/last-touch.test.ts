import { expect, test } from "vitest";
import { LAST_TOUCH_MS, lastTouch } from "./last-touch.ts";
import type { ExperimentOrder } from "./order.ts";

function order(orderedAt: number, change: Partial<ExperimentOrder> = {}): ExperimentOrder {
  return {
    orderedAt,
    listMinor: 100,
    discountMinor: 0,
    taxMinor: 0,
    returnedMinor: 0,
    cancelled: false,
    marginMinor: null,
    join: "click-token",
    ...change,
  };
}

const touches = [
  { campaign: "push", at: 1_000 },
  { campaign: "banner", at: 2_000 },
];

test.each([
  ["before any touch", 999, []],
  ["after the first", 1_500, [["push", { orders: 1, netMinor: 100 }]]],
  ["after both", 2_000, [["banner", { orders: 1, netMinor: 100 }]]],
  ["just within the time", 1_999 + LAST_TOUCH_MS, [["banner", { orders: 1, netMinor: 100 }]]],
  ["too late", 2_000 + LAST_TOUCH_MS, []],
])("an order %s is claimed by the last touch", (_, at, claims) => {
  expect([...lastTouch(touches, [order(at)])]).toEqual(claims);
});

test("claims each order once, whatever joined it, and no cancelled one", () => {
  const orders = [
    order(1_500, { join: "coupon" }),
    order(2_500, { join: "visitor" }),
    order(2_600),
    order(2_700, { cancelled: true }),
  ];
  expect([...lastTouch(touches, orders)]).toEqual([
    ["push", { orders: 1, netMinor: 100 }],
    ["banner", { orders: 2, netMinor: 200 }],
  ]);
});
