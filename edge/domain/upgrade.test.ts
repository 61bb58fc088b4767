import { expect, test } from "vitest";
import { newcomer } from "./test/newcomer.ts";
import { upgrade } from "./upgrade.ts";

const fresh = newcomer(1000);
const { ledger: _ledger, agreed: _agreed, flush, ...rest } = fresh;
const { shard: _shard, costs: _costs, ...oldFlush } = flush;

test("reads a state from before the census had parts, and keeps its counters where they are", () => {
  const old = { ...rest, flush: { ...oldFlush, number: 7 } };
  expect(upgrade(old)).toEqual({ ...fresh, flush: { ...flush, number: 7, shard: 0 } });
});

test("gives somebody who has never been counted a free choice of the part", () => {
  expect(upgrade({ ...rest, flush: oldFlush })).toEqual(fresh);
});

test("leaves a state of today as it is", () => {
  const today = { ...fresh, flush: { ...flush, shard: 3, costs: { "cost/rows": 2 } } };
  expect(upgrade(today)).toEqual(today);
});
