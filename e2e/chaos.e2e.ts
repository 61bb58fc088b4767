import { afterAll, beforeAll, expect, test } from "vitest";
import { storm } from "../bench/chaos/storm.ts";
import { type RunningEdge, startEdge } from "./support/edge.ts";

let edge: RunningEdge;

beforeAll(async () => {
  edge = await startEdge();
});

afterAll(() => edge?.stop());

// `npm run chaos -- --kills 200` is the long form.
test("killed again and again, the edge loses nothing that it acknowledged", async () => {
  const plan = { kills: 3, visitors: 4, seed: 1, everyMs: 700, patienceMs: 50_000 };
  const { expected, counted, left, again, batches } = await storm(edge, plan);
  expect(counted).toEqual(expected);
  expect(left).toBe(plan.visitors);
  expect(batches).toBeGreaterThan(20);
  expect(again).toBeGreaterThan(0);
});
