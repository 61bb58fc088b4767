import { afterAll, beforeAll, expect, test } from "vitest";
import { siege } from "../bench/hostile/siege.ts";
import { type RunningEdge, startEdge } from "./support/edge.ts";

let edge: RunningEdge;

beforeAll(async () => {
  edge = await startEdge();
});

afterAll(() => edge?.stop());

// The gate has fifteen minutes in all; `npm run hostile -- --inputs 20000` and more are for the long run.
test("every hostile request is answered, or refused with a code and a sentence", async () => {
  const { bad, answers } = await siege(edge, { inputs: 4000, seed: 1 });
  expect(bad).toEqual([]);
  expect(answers["200"]).toBeGreaterThan(100);
  expect(answers["400 bad-batch"]).toBeGreaterThan(100);
}, 180_000);
