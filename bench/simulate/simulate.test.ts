import { expect, test } from "vitest";
import { Broken } from "./broken.ts";
import { Ledger } from "./ledger.ts";
import { Tolls } from "./tolls.ts";
import { simulate } from "./world.ts";

// `npm run simulate` lives through any number of visitors; this is the short form.
test("a month of forty visitors, with faults, breaks no promise", { timeout: 60_000 }, () => {
  const tolls = new Tolls(4);
  for (const seed of ["short/0", "short/1"])
    simulate({ seed, visitors: 20, days: 30, faults: true }, tolls);
  expect(tolls.counts.visits).toBeGreaterThan(300);
  expect(tolls.counts.messages).toBeGreaterThan(20);
  expect(tolls.counts.crashes).toBeGreaterThan(5);
});

test("the same seed lives the same month", { timeout: 60_000 }, () => {
  const months = [1, 2].map(() => {
    const tolls = new Tolls(1000);
    simulate({ seed: "again", visitors: 5, days: 30, faults: true }, tolls);
    return tolls.counts;
  });
  expect(months[0]).toEqual(months[1]);
});

test("a ledger hears of a lost, a doubled and an unknown fact", () => {
  const ledger = new Ledger();
  const view = { kind: "page_view", agoMs: 0 } as const;
  ledger.enter([view], true).acknowledged = true;
  ledger.enter([view], true);
  expect(() => ledger.compare({ "event/page_view": 1 })).not.toThrow();
  expect(() => ledger.compare({ "event/page_view": 2 })).not.toThrow();
  expect(() => ledger.compare({})).toThrow(Broken);
  expect(() => ledger.compare({ "event/page_view": 3 })).toThrow("counted twice");
  expect(() => ledger.compare({ "event/page_view": 1, orders: 1 })).toThrow("counted twice");
});
