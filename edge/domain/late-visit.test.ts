import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import { fastIntoCart, journey, page } from "./test/journeys.ts";
import { batch, DAY, MINUTE, shop, T0 } from "./test/world.ts";
import { visit } from "./visit.ts";

const modal = (id: string): Step => ({
  kind: "show",
  variants: [{ id, share: 1, banner: { kind: "modal", title: { "*": id } } }],
});
test("a late batch of an earlier visit does not give this visit its caps anew", () => {
  const ask = journey([modal("m")], {
    id: "ask",
    trigger: { kind: "page" },
    goal: { kind: "none" },
    caps: { perVisit: 1 },
  });
  const around = shop({ campaigns: [ask] });
  const one = visit(batch(around, T0, [page]));
  expect(one.shows).toHaveLength(1);
  // What an offline page kept of the day before.
  const late = batch(around, T0 + MINUTE, [page, fastIntoCart]);
  const placed = late.placed.map((fact) => ({ ...fact, at: T0 - DAY }));
  const two = visit({ ...late, placed, tab: "u".repeat(22), state: one.state, leaving: true });
  const three = visit({ ...batch(around, T0 + 2 * MINUTE, [page]), state: two.state, number: 2 });
  expect(three.state?.session.visits).toBe(2);
  expect(three.shows).toEqual([]);
});
