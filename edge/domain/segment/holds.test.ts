import { describe, expect, test } from "vitest";
import type { Facts } from "#protocol/catalog/facts.ts";
import type { Segment } from "#protocol/segment.ts";
import { type Ask, holds } from "./holds.ts";

const viewedDaysAgo = { simple: 40, fast: 3, faster: 1 };
const known: Facts = {
  "cart-value": 180,
  persona: "marathon-runner",
  "loyalty-card": false,
  "read-content": [],
};
const ask: Ask = (fact, withinDays = Infinity) =>
  fact === "viewed-products"
    ? Object.entries(viewedDaysAgo).flatMap(([id, days]) => (days <= withinDays ? id : []))
    : known[fact];

test.each<[boolean, string, Segment]>([
  [true, "a number reached", { fact: "cart-value", is: "at-least", value: 180 }],
  [false, "a number missed", { fact: "cart-value", is: "at-least", value: 181 }],
  [true, "a number not passed", { fact: "cart-value", is: "at-most", value: 180 }],
  [true, "a text", { fact: "persona", is: "equal", value: "marathon-runner" }],
  [true, "a flag that is down", { fact: "loyalty-card", is: "equal", value: false }],
  [true, "a member", { fact: "viewed-products", is: "has", value: "fast" }],
  [false, "a stranger", { fact: "viewed-products", is: "has", value: "trail" }],
  [true, "nobody of that name", { fact: "viewed-products", is: "lacks", value: "trail" }],
  [
    true,
    "a member seen lately",
    { fact: "viewed-products", is: "has", value: "fast", withinDays: 7 },
  ],
  [
    false,
    "a member seen long ago",
    { fact: "viewed-products", is: "has", value: "simple", withinDays: 7 },
  ],
  [true, "how many there are", { fact: "viewed-products", is: "at-least", value: 3 }],
  [
    false,
    "how many there are lately",
    { fact: "viewed-products", is: "at-least", value: 3, withinDays: 7 },
  ],
  [true, "at most two lately", { fact: "viewed-products", is: "at-most", value: 2, withinDays: 7 }],
  [true, "something known", { fact: "persona", is: "known" }],
  [false, "an empty set", { fact: "read-content", is: "known" }],
  [false, "something unknown", { fact: "country", is: "known" }],
  [false, "a comparison with what is unknown", { fact: "spent", is: "at-least", value: 0 }],
  [
    true,
    "one of several",
    {
      any: [
        { fact: "country", is: "known" },
        { fact: "persona", is: "known" },
      ],
    },
  ],
  [true, "the opposite", { not: { fact: "country", is: "known" } }],
])("%s: %s", (expected, _name, segment) => {
  expect(holds(segment, ask).holds).toBe(expected);
});

describe("the explanation names", () => {
  const cheap = { fact: "cart-value", is: "at-most", value: 100 } as const;
  const runner = { fact: "persona", is: "equal", value: "marathon-runner" } as const;

  test("the first condition of all that failed", () => {
    expect(holds({ all: [runner, cheap] }, ask).failed).toEqual(cheap);
  });

  test("the first alternative where none holds", () => {
    expect(holds({ any: [cheap, { fact: "country", is: "known" }] }, ask).failed).toEqual(cheap);
  });

  test("what should not have been true", () => {
    expect(holds({ not: { all: [runner] } }, ask).failed).toEqual(runner);
  });

  test("nothing where all is true", () => {
    expect(holds({ all: [runner] }, ask)).toEqual({ holds: true, failed: null });
  });
});
