import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Offer } from "#protocol/catalog/offers.ts";
import type { Persona } from "#protocol/persona.ts";
import refusals from "../cases/refusals.json";
import { settings } from "../test/world.ts";
import type { Shop } from "./checks/problem.ts";
import { complaintTold } from "../refusal/told.ts";
import { en } from "./checks/words/en.ts";
import { validate } from "./validate.ts";

const title = { "*": "Hello {product}" };
const offer: Offer = {
  source: "pool",
  pool: "spring",
  value: { kind: "percent", percent: 5 },
  endsAfterHours: 24,
};
const good: Campaign = {
  id: "c",
  name: "Good",
  status: "live",
  trigger: { kind: "exit-intent" },
  goal: { kind: "purchase" },
  priority: 50,
  budget: { offers: 100 },
  steps: [
    { kind: "show", variants: [{ id: "a", share: 1, banner: { kind: "modal", title }, offer }] },
  ],
};
const shop: Shop = {
  settings: { ...settings, quietHours: { from: "21:00", to: "08:00" } },
  personas: [],
  others: [],
  pools: new Map([["spring", 10]]),
  knowsLowestPrices: false,
  now: 2000,
};

/** A campaign that may not go live: what is changed of a good one, and the sentence about it. */
interface Refused {
  readonly name: string;
  readonly change: object;
  readonly around?: {
    readonly settings?: object;
    readonly pools?: Readonly<Record<string, number>>;
    readonly personas?: readonly Persona[];
  };
  readonly field: string;
  readonly en: string;
  readonly de: string;
  readonly pl: string;
}

const refused: readonly Refused[] = refusals;

function problems(change: object, around: Refused["around"] = {}, others: Shop["others"] = []) {
  const pools = around.pools ? new Map(Object.entries(around.pools)) : shop.pools;
  const personas = around.personas ?? shop.personas;
  const changed = { ...shop.settings, ...around.settings };
  const left = Object.entries({ ...good, ...change }).filter(([, value]) => value !== null);
  const campaign: Campaign = Object.assign(
    { ...good, budget: undefined },
    Object.fromEntries(left),
  );
  return validate(campaign, { ...shop, others, settings: changed, pools, personas });
}

const isNew = { fact: "lifecycle", is: "equal", value: "new" };

test("finds nothing wrong with a good campaign", () => {
  expect(problems({})).toEqual([]);
});

test.each(refused)("refuses $name, in three languages", ({ change, around, field, ...words }) => {
  const found = problems(change, around);
  for (const language of ["en", "de", "pl"] as const) {
    expect(found.map((problem) => complaintTold(problem, language))).toEqual([
      { field, sentence: expect.stringContaining(words[language]) },
    ]);
  }
});

test("has refused everything that can be wrong", () => {
  const codes = refused.flatMap(({ change, around }) => problems(change, around));
  expect([...new Set(codes.map(({ code }) => code))].toSorted()).toEqual(
    Object.keys(en).toSorted(),
  );
});

test("speaks English to whoever speaks another language", () => {
  const found = problems({ budget: null });
  const [japanese, english] = ["ja-JP", "en-GB"].map((locale) =>
    found.map((problem) => complaintTold(problem, locale)),
  );
  expect(japanese).toEqual(english);
});

test("lets an offer for new customers live beside one as good for loyal ones", () => {
  expect(problems({ audience: isNew }, {}, [{ ...good, id: "thanks" }])).toEqual([]);
});

test("lets a number of pieces stand that the catalogue fills in", () => {
  const banner = { kind: "modal", title: { "*": "Only {stock} left" } };
  expect(
    problems({ steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner }] }] }),
  ).toEqual([]);
});
