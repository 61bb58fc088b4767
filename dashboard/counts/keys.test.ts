import { expect, test } from "vitest";
import { earnings, speech } from "./keys.ts";

const counts = {
  "decided/cards/a": 9,
  "shown/cards/a": 7,
  "clicked/cards/a": 2,
  "sent/cart/plain": 5,
  "handed-over/cart/plain": 4,
  "shown/cart/plain": 3,
  "clicked/cart/plain": 1,
  "dismissed/cart/plain": 1,
};

test("a banner counts when it was seen, a message when it was handed over", () => {
  expect(speech(counts)).toEqual({
    banners: { said: 7, clicked: 2 },
    messages: { said: 4, shown: 3, clicked: 1, dismissed: 1 },
  });
});

test("one campaign alone", () => {
  expect(speech(counts, "cart").banners).toEqual({ said: 0, clicked: 0 });
  expect(speech(counts, "cart").messages.said).toBe(4);
});

test("what each persona's orders brought, the best first, in one currency", () => {
  const earned = {
    "persona/beginner/orders": 3,
    "persona/beginner/revenue/EUR": 9000,
    "persona/marathon/revenue/EUR": 48_800,
    "persona/marathon/revenue/CHF": 1_000_000,
    "persona/trail/orders": 1,
    "persona/none/revenue/EUR": 100,
  };
  expect(earnings(earned, "EUR")).toEqual([
    { name: "marathon", count: 48_800 },
    { name: "beginner", count: 9000 },
    { name: "none", count: 100 },
  ]);
});
