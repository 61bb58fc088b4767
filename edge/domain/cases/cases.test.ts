import { expect, test } from "vitest";
import arbiter from "./arbiter.json";
import { type Case, live } from "./case.ts";
import journeys from "./journeys.json";
import runningShop from "./running-shop.json";

const cases: readonly Case[] = [...arbiter, ...journeys, ...runningShop];

test.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const { expect: wanted } = one;
  const { shows, told, sends, state, personas } = live(one);
  expect({
    ...(wanted.shows && { shows: shows.toSorted() }),
    ...(wanted.told && { told }),
    ...(wanted.sends && {
      sends: sends.map(({ title, ...sent }, index) =>
        wanted.sends?.[index]?.title === undefined ? sent : { ...sent, title },
      ),
    }),
    ...(wanted.personas && { personas }),
    ...(wanted.causes && { causes: wanted.causes.filter((cause) => cause === state.cause) }),
  }).toEqual({
    ...wanted,
    ...(wanted.shows && { shows: wanted.shows.toSorted() }),
    ...(wanted.causes && { causes: [state.cause] }),
  });
});
