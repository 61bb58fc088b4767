import { expect, test } from "vitest";
import { batch, MINUTE, shop, T0, type Told, wake } from "../test/world.ts";
import type { VisitorState } from "../state.ts";
import { visit } from "../visit.ts";

const page: Told = { kind: "page_view" };
const gone: Told = { kind: "gone" };
const look = (id: string): Told => ({ kind: "product_view", item: { id } });

/** One batch per page, each with the minute at which it was sent, in the order in which they arrive. */
function visitsOf(
  batches: readonly (readonly [minute: number, ...does: readonly Told[]])[],
  seconds?: number,
): VisitorState {
  const world = shop({
    campaigns: [],
    settings: seconds === undefined ? {} : { visitEndsWhenGoneSeconds: seconds },
  });
  let state: VisitorState | null = null;
  for (const [minute, ...does] of batches) {
    const at = T0 + minute * MINUTE;
    const tab = `tab-of-minute-${minute}`.padEnd(22, "-");
    ({ state } = visit({ ...batch(world, at, does), tab, state }));
  }
  if (!state) throw new Error("Consent was given.");
  return state;
}

const read = [0, page, look("fast"), gone] as const;
const next = [2, page, look("faster")] as const;
const back = [10, page, look("gel")] as const;

test("the next page of a visit is the same visit, although the one before is gone", () => {
  expect(visitsOf([read, next], 300).session.visits).toBe(1);
});

test("who is back ten minutes after their last page was gone begins another visit, where the shop says so", () => {
  expect(visitsOf([read, back]).session.visits).toBe(1);
  expect(visitsOf([read, back], 300).session.visits).toBe(2);
  expect(visitsOf([read, back], 900).session.visits).toBe(1);
});

test("a page that was gone long before the next one, but is told of after it, parts them all the same", () => {
  const { session } = visitsOf([back, read], 300);
  expect(session.visits).toBe(2);
  expect(session.visit.pages).toBe(1);
});

test("a visit is handed over as soon as it is over", () => {
  const world = shop({ campaigns: [], settings: { visitEndsWhenGoneSeconds: 300 } });
  const left = visitsOf([[0, page, look("fast"), look("gel"), gone]], 300);
  expect(wake(world, left, T0 + 4 * MINUTE).state.session.visit.told).toBe(false);
  expect(wake(world, left, T0 + 6 * MINUTE).state.session.visit.told).toBe(true);
});
