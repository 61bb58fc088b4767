import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { addCounts, type Counts, type ExperimentFact } from "#protocol/counts.ts";
import type { Bucket } from "#protocol/views.ts";
import { readCohorts, readExperiments } from "../census-reader.ts";
import { censusOf } from "../namespaces.ts";
import { flush, newShop, NOW, object } from "./support/census.ts";

const DAY = 86_400_000;
const START = Math.floor(NOW / DAY) * DAY;
const entry = { campaign: "cart", epoch: 1, arm: "a" };

/** Somebody who entered on a day, whose window closed a week later. */
function person(day: number, bought: boolean): readonly ExperimentFact[] {
  const enteredAt = START + day * DAY + 3_600_000;
  return [
    { ...entry, at: enteredAt, enteredAt, change: { entered: 1 } },
    {
      ...entry,
      at: enteredAt + 7 * DAY,
      enteredAt,
      change: { units: 1, buyers: bought ? 1 : 0, netMinor: bought ? 500 : 0 },
    },
  ];
}

function sums(days: readonly Bucket[]): Counts {
  return days.reduce<Counts>((all, { counts }) => addCounts(all, counts), {});
}

test("a report of some days tells what came of those who entered then, whenever they bought", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  const people = [person(0, true), person(1, false), person(1, true), person(5, true)];
  for (const [index, experiments] of people.entries())
    await census.flush(object(`p${index}`), flush(1, { visit: 1 }, { experiments }), []);
  expect(sums(await readCohorts(env, site, START + DAY, START + 3 * DAY))).toEqual({
    "cart/1/a/entered": 2,
    "cart/1/a/units": 2,
    "cart/1/a/buyers": 1,
    "cart/1/a/netMinor": 500,
  });
  // All of it together is read as it always was, each person once.
  expect(sums(await readExperiments(env, site))).toMatchObject({
    "cart/1/a/entered": 4,
    "cart/1/a/units": 4,
    "cart/1/a/buyers": 3,
  });
});

test("a correction finds the day on which the person had entered", async () => {
  const { site } = await newShop();
  const census = censusOf(env, site, 0);
  const [entered, outcome] = person(2, true);
  if (!entered || !outcome) throw new Error("Nobody entered.");
  const refund = { ...outcome, at: START + 20 * DAY, change: { netMinor: -200 } };
  await census.flush(
    object("a"),
    flush(1, { visit: 1 }, { experiments: [entered, outcome, refund] }),
    [],
  );
  const cohort = sums(await readCohorts(env, site, START + 2 * DAY, START + 3 * DAY));
  expect(cohort["cart/1/a/netMinor"]).toBe(300);
  expect(await readCohorts(env, site, START + 3 * DAY, START + 40 * DAY)).toEqual([]);
});
