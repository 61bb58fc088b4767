import { bench } from "vitest";
import type { Segment } from "#protocol/segment.ts";
import { holds, type DatedFacts } from "./holds.ts";

const viewed = {
  members: Array.from({ length: 20 }, (_, index) => `product-${index}`),
  daysAgo: Array.from({ length: 20 }, (_, index) => index),
};
const facts: DatedFacts = {
  "cart-value": 180,
  persona: "marathon-runner",
  visits: 4,
  set: (name) => (name === "viewed-products" ? viewed : undefined),
};
const segment: Segment = {
  all: [
    { fact: "cart-value", is: "at-least", value: 100 },
    {
      any: [
        { fact: "persona", is: "equal", value: "beginner" },
        { fact: "visits", is: "at-least", value: 2 },
      ],
    },
    { not: { fact: "country", is: "equal", value: "PL" } },
    { fact: "viewed-products", is: "has", value: "product-7", withinDays: 14 },
  ],
};

bench("an audience of five conditions", () => {
  holds(segment, facts);
});
