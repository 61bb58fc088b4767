// Apart from their users, since the build writes imported numbers right to where they are used: that is shorter.

/** How long a view waits for company before it leaves. */
export const BATCH_MS = 3000;
/** Events that may wait. */
export const WAITING = 100;
/** Browsers let a page have 64 KiB in flight in all: three batches and a beacon fit. */
export const BATCH_CHARS = 14_000;
export const FLIGHTS = 3;
export const PARKED = 4;
export const TRIES = 6;
/** A banner that comes later than this would interrupt, not help. */
export const PATIENCE_MS = 800;

export const TICK_MS = 1000;
/** Less engaged time than this waits for more. */
export const WORTH_MS = 500;
/** A slice longer than this spans a sleep, a freeze or an alert box: hours would count lunch as interest. */
export const SLICE_MS = 2000;
export const IDLE_MS = 30_000;
