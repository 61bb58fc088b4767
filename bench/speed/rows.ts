import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { type Lab, meet, openShop, visitClient } from "./lab.ts";

/** What one visit of several batches makes the objects write, as SQLite counts it; an alarm set is a row. */
export interface RowsWritten {
  readonly calls: number;
  /** Of the visitor's object for each batch, its first one and alarms apart. */
  readonly perVisit: number;
  readonly first: number;
  readonly alarms: number;
  /** Of all objects together for one flush: sending, counting, settling. */
  readonly perFlush: number;
  readonly total: number;
}

const counted = v.object({
  rows: v.record(v.string(), v.number()),
  alarms: v.record(v.string(), v.number()),
});
const BATCHES = 9;
// A newcomer's first flush leaves after five seconds.
const FLUSHED_MS = 7500;

export async function rowsWritten(lab: Lab): Promise<RowsWritten> {
  const { site } = await openShop(lab.counted);
  const client = visitClient(lab.counted, 1);
  await read(lab);
  const next = await meet(client, site, "bench-rows");
  const first = await read(lab);
  for (let batch = 1; batch < BATCHES; batch++) await client.post(next());
  const later = await read(lab);
  await sleep(FLUSHED_MS);
  const flush = await read(lab);
  client.close();
  const alarms = sum(first.alarms) + sum(later.alarms) + sum(flush.alarms);
  const rows = sum(first.rows) + sum(later.rows) + sum(flush.rows);
  return {
    calls: BATCHES,
    first: sum(first.rows),
    perVisit: sum(later.rows) / (BATCHES - 1),
    alarms,
    perFlush: sum(flush.rows) + sum(flush.alarms),
    total: rows + alarms,
  };
}

async function read(lab: Lab): Promise<v.InferOutput<typeof counted>> {
  return v.parse(counted, await (await fetch(new URL("/__rows", lab.counted))).json());
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
