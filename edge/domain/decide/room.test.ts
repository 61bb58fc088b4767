import { expect, test } from "vitest";
import type { VisitorState } from "../state.ts";
import { newcomer } from "../test/newcomer.ts";
import { hasRoom, remember } from "./memory.ts";

/** Somebody of whom campaigns with these names are remembered, as far as there is room. */
function rememberedOf(names: readonly string[], live: ReadonlySet<string>): VisitorState {
  const all = new Map([...live].map((name) => [name, name]));
  return names.reduce((state, campaign, index) => {
    if (!hasRoom(state, campaign, all)) return state;
    const drawn = { campaign, epoch: 1, arm: "a", propensity: 1, enteredAt: 1, lastAt: index };
    return remember(state, { ...drawn, closed: true }, all);
  }, newcomer(0));
}

function named(count: number, length: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `c${index}`.padEnd(length, "-"));
}

test.each([
  [10, 11],
  [60, 9],
])(
  "of live campaigns with names of %i letters %i are remembered, and no other speaks",
  (length, kept) => {
    const names = named(20, length);
    const state = rememberedOf(names, new Set(names));
    expect(state.campaigns.map(({ campaign }) => campaign)).toEqual(names.slice(0, kept));
  },
);

test("a campaign that has ended and told its outcome makes room for a new one", () => {
  const names = named(20, 10);
  const state = rememberedOf(names, new Set(names.slice(1)));
  expect(state.campaigns.map(({ campaign }) => campaign)).toEqual(names.slice(1, 12));
});
