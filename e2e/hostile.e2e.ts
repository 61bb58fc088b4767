import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "#protocol/api.ts";
import { publicEndpoints } from "#protocol/endpoints/public.ts";
import { type Besieged, openBesieged } from "../bench/hostile/besieged.ts";
import { siege } from "../bench/hostile/siege.ts";

let besieged: Besieged;

beforeAll(async () => {
  besieged = await openBesieged();
});

afterAll(() => besieged?.stop());

// `npm run hostile -- --inputs 1000000` is the long form.
test("every hostile request is answered, or refused with a code and a sentence, in bounded memory", async () => {
  const { bad, answers, endpoints, memory } = await siege(besieged, { inputs: 20_000, seed: 1 });
  expect(bad).toEqual([]);
  expect(answers["200"]).toBeGreaterThan(500);
  expect(answers["400 bad-batch"]).toBeGreaterThan(500);
  const all = [...Object.keys(api), ...Object.keys(publicEndpoints), "live"];
  expect(Object.keys(endpoints)).toEqual(expect.arrayContaining(all));
  expect(memory.most).toBeLessThan(1000);
}, 600_000);
