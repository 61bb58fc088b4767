import { expect, test } from "vitest";
import type { CandidateRecord, DecisionRecord } from "#protocol/record.ts";
import { T0 } from "../test/world.ts";
import { explain } from "./explain.ts";

const silent: CandidateRecord = {
  campaign: "c",
  variant: "a",
  placement: null,
  value: null,
  arm: "a",
  propensity: 1,
  fate: "stopped",
  reason: null,
  receipt: null,
  until: null,
};

function decided(...candidates: readonly Partial<CandidateRecord>[]): DecisionRecord {
  return {
    occasion: "visit",
    now: T0,
    seed: "s",
    request: { country: null, timeZone: "America/New_York" },
    snapshotVersion: 1,
    catalogueVersion: 1,
    modelVersion: 0,
    persona: null,
    cause: "unknown",
    probability: 0.1,
    candidates: candidates.map((candidate) => ({ ...silent, ...candidate })),
    more: 0,
    codes: {},
  };
}

const names = new Map([
  ["c", "Cart left"],
  ["d", "Sale bar"],
]);

test("names what was said and why the others were silent", () => {
  const record = decided(
    { fate: "won" },
    { campaign: "d", reason: { step: "rank", code: "outranked", facts: { winner: "c" } } },
  );
  expect(explain(record, "en", names)).toEqual({
    outcome: "Said: Cart left.",
    lines: ["Cart left: was chosen (a).", "Sale bar: Cart left is worth more at this place."],
  });
});

test("names the condition that failed, in the reader's language", () => {
  const clause = { fact: "cart-value", is: "at-least", value: 50 } as const;
  const record = decided({ reason: { step: "audience", code: "not-meant", clause } });
  expect(explain(record).lines).toEqual([
    "c: the visitor isn't in its audience: the condition “Value of the cart (major units) at least 50” isn't met.",
  ]);
  expect(explain(record, "de").lines[0]).toContain("„Wert des Warenkorbs mindestens 50“");
});

test("says in the marketer's language and on the shop's clock until when a message waits", () => {
  const record = decided({
    fate: "moved",
    until: T0,
    reason: { step: "quiet-hours", code: "quiet" },
  });
  expect(explain(record, "de-DE", names, "Europe/Berlin").lines).toEqual([
    "Cart left: wartet bis Mo., 23. Nov., 11:00: der Besucher hat Ruhezeit.",
  ]);
  expect(explain(record, "en", names, "Asia/Tokyo").lines[0]).toContain(
    "waits until Mon 23 Nov, 19:00",
  );
});

test("says that silence was better, and how many more there were", () => {
  const reason = {
    step: "value",
    code: "silence-is-better",
    facts: { priority: 5, cost: 10 },
  } as const;
  expect(explain({ ...decided({ reason }), more: 3 }, "pl")).toEqual({
    outcome: "Nic nie powiedziano.",
    lines: [
      "c: jej priorytet 5 to mniej, niż kosztuje zakłócenie (10).",
      "Mogłoby mówić jeszcze 3 kampanii.",
    ],
  });
});
