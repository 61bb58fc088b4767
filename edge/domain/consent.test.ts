import { expect, test } from "vitest";
import { merged } from "./identity/merged.ts";
import { page } from "./test/journeys.ts";
import { batch, DAY, HOUR, shop, T0 } from "./test/world.ts";
import { visit } from "./visit.ts";

test("personalisation that was taken back in one tab stays so whatever another tab still believes", () => {
  const around = shop({ campaigns: [] });
  const all = { analytics: true, personalisation: true, push: false };
  const none = { ...all, personalisation: false };
  const one = visit({ ...batch(around, T0, [page]), consent: all });
  const other = visit({
    ...batch(around, T0 + 1000, [page]),
    consent: all,
    tab: "u".repeat(22),
    state: one.state,
  });
  const back = visit({
    ...batch(around, T0 + 2000, [{ kind: "consent", consent: none }]),
    consent: none,
    number: 2,
    state: other.state,
  });
  expect(back.state?.consent.personalisation).toBe(false);
  const stale = visit({
    ...batch(around, T0 + 3000, [page]),
    consent: all,
    number: 2,
    tab: "u".repeat(22),
    state: back.state,
  });
  expect(stale.state?.consent.personalisation).toBe(false);
});

test("a choice knows its own moment, though its batch comes late", () => {
  const around = shop({ campaigns: [] });
  const all = { analytics: true, personalisation: true, push: false };
  const none = { ...all, personalisation: false };
  const one = visit({ ...batch(around, T0, [page]), consent: all });
  const other = visit({
    ...batch(around, T0 + 5000, [page]),
    consent: all,
    tab: "u".repeat(22),
    state: one.state,
  });
  const input = batch(around, T0 + 6000, [{ kind: "consent", consent: none }]);
  const placed = input.placed.map((fact) => ({ ...fact, at: T0 + 4000 }));
  const back = visit({
    ...input,
    placed,
    consent: none,
    number: 2,
    state: other.state,
    leaving: true,
  });
  expect(back.state?.consent.personalisation).toBe(false);
});

test("a choice is the person's: what it took no device gives back by the way", () => {
  const world = shop({ campaigns: [] });
  const context = { ...world, now: T0 + DAY, devices: new Set<string>() };
  const all = { analytics: true, personalisation: true, push: false };
  const none = { ...all, personalisation: false };
  const chose = visit({
    ...batch(world, T0, [{ kind: "consent", consent: none }]),
    consent: none,
    visitor: "phone",
  }).state;
  const later = visit({
    ...batch(world, T0 + HOUR, [page]),
    consent: all,
    visitor: "laptop",
  }).state;
  if (!chose || !later) throw new Error("Consent was given.");
  for (const person of [merged(chose, later, context), merged(later, chose, context)]) {
    expect(person.consent.personalisation).toBe(false);
    const input = batch(world, T0 + DAY, [page]);
    const next = visit({ ...input, consent: all, state: person, number: 2 }).state;
    expect(next?.consent.personalisation).toBe(false);
  }
});
