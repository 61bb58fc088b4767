import { OBJECT_GIGABYTES, prices } from "#protocol/prices.ts";
import type { RowsWritten } from "./rows.ts";

const EVENTS_PER_CALL = 3;
// The Worker parses and hands over; the object does the rest while it is awake.
const WORKER_CPU_MS = 1;

/** What a million events cost, in dollars, and of what that is made. */
export interface Bill {
  readonly requests: number;
  readonly rows: number;
  readonly time: number;
  readonly total: number;
  /** A month of storage for a million visitors, which is paid as long as they are kept. */
  readonly kept: number;
}

/** The bill by what was counted: requests of Worker and objects, rows, the time an object was awake, and what a visitor takes on disk. */
export function billOf(
  { calls, total, alarms }: RowsWritten,
  visitMs: number,
  visitorBytes: number,
): Bill {
  const perMillion = 1e6 / EVENTS_PER_CALL;
  // Each alarm is a request, and its flush one more to Census.
  const objectRequests = (calls + 2 * alarms) / calls;
  const requests = perMillion * (prices.workerRequest + objectRequests * prices.objectRequest);
  const rows = perMillion * (total / calls) * prices.rowWritten;
  const awake = (visitMs / 1000) * OBJECT_GIGABYTES * prices.objectGigabyteSecond * objectRequests;
  const time = perMillion * (awake + WORKER_CPU_MS * prices.workerCpuMs);
  const kept = ((1e6 * visitorBytes) / 1e9) * prices.gigabyteMonth;
  return { requests, rows, time, total: requests + rows + time, kept };
}
