import { afterAll, beforeAll, expect, test } from "vitest";
import { siege } from "../bench/hostile/siege.ts";
import { type RunningEdge, startEdge } from "./support/edge.ts";

let edge: RunningEdge;

beforeAll(async () => {
  edge = await startEdge();
});

afterAll(() => edge?.stop());

// `npm run hostile -- --inputs 1000000` is the long form.
test("every hostile request is answered, or refused with a code and a sentence", async () => {
  const { bad, answers } = await siege(edge, { inputs: 20_000, seed: 1 });
  expect(bad).toEqual([]);
  expect(answers["200"]).toBeGreaterThan(1000);
  expect(answers["400 bad-batch"]).toBeGreaterThan(1000);
}, 180_000);
