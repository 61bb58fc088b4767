import { expect, test } from "vitest";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { closed } from "../order/outcomes.ts";
import type { VisitorState } from "../state.ts";
import { newcomer } from "../test/newcomer.ts";
import { batch, DAY, HOUR, shop, T0 } from "../test/world.ts";
import { visit } from "../visit.ts";
import { merged } from "./merged.ts";
import { withStaff } from "./staff.ts";

const world = shop({ campaigns: [] });

function entered(staff: boolean, more: Partial<CampaignMemory> = {}): VisitorState {
  const memory = { campaign: "cart", epoch: 1, arm: "a", propensity: 0.5, lastAt: T0 };
  return {
    ...newcomer(T0),
    ...(staff && { staff }),
    campaigns: [{ ...memory, enteredAt: T0, ...more }],
  };
}

const told = ({ flush }: VisitorState) =>
  flush.experiments.map(({ campaign, arm, change }) => [campaign, arm, change]);
const later = (state: VisitorState) => closed(state, world.snapshot, T0 + 40 * DAY);

test("a customer who turns out to be staff is taken back from what they entered, and nothing is told of its end", () => {
  const { state } = visit({ ...batch(world, T0 + HOUR, []), state: entered(false), staff: true });
  expect(state?.staff).toBe(true);
  expect(state && told(state)).toEqual([["cart", "a", { entered: -1 }]]);
  expect(state && told(later(state))).toEqual([["cart", "a", { entered: -1 }]]);
});

test("what somebody entered as staff is not closed as a customer's: they enter when next spoken to", () => {
  const customer = withStaff(entered(true), false, T0 + HOUR);
  expect(customer.campaigns).toMatchObject([{ campaign: "cart", arm: "a", enteredAt: 0 }]);
  expect(told(later(customer))).toEqual([]);
});

test("the shop's own experiment is entered anew, its holdout is in no campaign's sample", () => {
  expect(withStaff(entered(true, { campaign: "*" }), false, T0).campaigns).toEqual([]);
  expect(told(withStaff(entered(false, { arm: "shop-holdout" }), true, T0))).toEqual([]);
});

test("an outcome that was told stays, and who stays what they were is not touched", () => {
  const state = entered(false, { closed: true });
  expect(withStaff(state, true, T0)).toEqual({ ...state, staff: true });
  expect(withStaff(state, false, T0)).toBe(state);
});

test("a customer's device that joins staff is taken back, too", () => {
  const staff = { ...newcomer(T0, "person"), staff: true };
  const person = merged(staff, entered(false), { ...world, now: T0 + DAY, devices: new Set() });
  expect(person.staff).toBe(true);
  expect(told(person)).toEqual([["cart", "a", { entered: -1 }]]);
});
