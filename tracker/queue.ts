import { BATCH_MS, WAITING } from "./limits.ts";
import { tag } from "./load.ts";

/** What happened, with its moment on this page's own clock, which nobody can set back. */
interface Noticed {
  readonly _at: number;
  readonly _fact: object;
}

export const queue: Noticed[] = [];

let timer: ReturnType<typeof setTimeout>;
let plannedMs = Infinity;

/** True once there is something to keep; until then the edge creates nobody. */
export let meaningful: unknown;

/** True if it was before. */
export function becomeMeaningful(now: unknown): unknown {
  const before = meaningful;
  meaningful ||= now;
  return before;
}

/** Sends after so many milliseconds, or sooner if that was planned already. */
export function schedule(afterMs: number): void {
  if (afterMs >= plannedMs) return;
  clearTimeout(timer);
  plannedMs = afterMs;
  timer = setTimeout(() => {
    plannedMs = Infinity;
    tag._flush?.();
  }, afterMs);
}

/** Notes what can wait for the next batch, whenever that leaves. */
export function ride(kind: string, facts?: object): void {
  if (queue.push({ _at: performance.now(), _fact: { kind, ...facts } }) < WAITING) return;
  tag._flush?.();
  queue.splice(0, queue.length - WAITING);
}

/** Notes whatever a page reports; the edge knows which kinds there are. */
export function note(kind: string, facts?: object): void {
  ride(kind, facts);
  // These are no reason to wake the edge: somebody just looks. All others go out at once.
  const isUrgent = !/_view$|^(filter|consent|banner_shown)$/.test(kind);
  becomeMeaningful(isUrgent);
  // A send inside the shop's click handler would make the click feel slow.
  schedule(isUrgent ? 0 : BATCH_MS);
}
