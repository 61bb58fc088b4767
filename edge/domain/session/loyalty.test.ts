import { assert, array, boolean, integer, property, record, shuffledSubarray } from "fast-check";
import { expect, test } from "vitest";
import { betterCard } from "./loyalty.ts";
import type { LoyaltyCard } from "./session.ts";

const card = record({ has: boolean(), at: integer({ min: 0, max: 9 }), byServer: boolean() });

function told(cards: readonly LoyaltyCard[]): LoyaltyCard | null {
  return cards.reduce<LoyaltyCard | null>(betterCard, null);
}

test("says the same in whatever order it was told", () => {
  assert(
    property(
      array(card, { maxLength: 8 }).chain((all) =>
        record({
          all: shuffledSubarray(all, { minLength: all.length }),
          again: shuffledSubarray(all, { minLength: all.length }),
        }),
      ),
      ({ all, again }) => {
        expect(told(all)).toEqual(told(again));
      },
    ),
  );
});

test("a page never overrules the shop's server, a later word does", () => {
  const server = { has: true, at: 5, byServer: true };
  expect(betterCard(server, { has: false, at: 9, byServer: false })).toBe(server);
  const later = { has: false, at: 9, byServer: true };
  expect(betterCard(server, later)).toBe(later);
});
