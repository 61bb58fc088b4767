/**
 * Cloudflare's list prices for Workers Paid in US dollars each, without what every month includes, as
 * https://developers.cloudflare.com/workers/platform/pricing/ and …/durable-objects/platform/pricing/ said.
 */
export const prices = {
  asOf: "2026-11",
  workerRequest: 0.3e-6,
  workerCpuMs: 0.02e-6,
  objectRequest: 0.15e-6,
  objectGigabyteSecond: 12.5e-6,
  rowWritten: 1e-6,
  gigabyteMonth: 0.2,
} as const;

/** What an object is billed for while it is awake, in gigabytes. */
export const OBJECT_GIGABYTES = 0.128;

/** What a visitor takes on disk as the bench counts it, rounded up: SQLite's own pages, the state, the log. */
const VISITOR_BYTES = 20_000;

/** What a million visitors cost for every month that they are kept, in dollars. */
export const millionKept = ((VISITOR_BYTES * 1e6) / 1e9) * prices.gigabyteMonth;
