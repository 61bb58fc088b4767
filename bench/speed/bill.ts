import type { RowsWritten } from "./rows.ts";

/** Cloudflare's list prices for Workers Paid, US dollars (developers.cloudflare.com, November 2026). */
const PRICES = {
  workerRequest: 0.3e-6,
  workerCpuMs: 0.02e-6,
  objectRequest: 0.15e-6,
  objectGigabyteSecond: 12.5e-6,
  rowWritten: 1e-6,
} as const;
const OBJECT_GIGABYTES = 0.128;
const EVENTS_PER_CALL = 3;
// The Worker parses and hands over; the object does the rest while it is awake.
const WORKER_CPU_MS = 1;

/** What a million events cost, in dollars, and of what that is made. */
export interface Bill {
  readonly requests: number;
  readonly rows: number;
  readonly time: number;
  readonly total: number;
}

/** The bill by what was counted: requests of Worker and objects, rows, and the time an object was awake. */
export function billOf({ calls, total, alarms }: RowsWritten, visitMs: number): Bill {
  const perMillion = 1e6 / EVENTS_PER_CALL;
  // Each alarm is a request, and its flush one more to Census.
  const objectRequests = (calls + 2 * alarms) / calls;
  const requests = perMillion * (PRICES.workerRequest + objectRequests * PRICES.objectRequest);
  const rows = perMillion * (total / calls) * PRICES.rowWritten;
  const awake = (visitMs / 1000) * OBJECT_GIGABYTES * PRICES.objectGigabyteSecond * objectRequests;
  const time = perMillion * (awake + WORKER_CPU_MS * PRICES.workerCpuMs);
  return { requests, rows, time, total: requests + rows + time };
}
