import { bench } from "vitest";
import type { Facts } from "#protocol/catalog/facts.ts";
import type { Segment } from "#protocol/segment.ts";
import { holds } from "./holds.ts";

const facts: Facts = {
  "cart-value": 180,
  persona: "marathon-runner",
  visits: 4,
  "viewed-products": Array.from({ length: 20 }, (_, index) => `product-${index}`),
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
  holds(segment, (fact) => facts[fact]);
});
