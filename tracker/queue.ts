import { guard } from "./guard.ts";

const BATCH_MS = 3000;
const LIMIT = 100;

// These alone are no reason to wake the edge: somebody just looks. All others go out at once.
const patient = /^(page|product|list|content|filter|consent|banner_s)/;

/** What happened, with its moment on this page's own clock, which nobody can set back. */
interface Noticed {
  readonly _at: number;
  readonly _fact: object;
}

export const queue: Noticed[] = [];

let timer: ReturnType<typeof setTimeout> | undefined;
let deliver: () => void;

/** True once there is something to keep; until then the edge creates nobody. */
export let meaningful: unknown;

export function becomeMeaningful(now: unknown): void {
  meaningful ||= now;
}

export function whenDue(run: () => void): void {
  deliver = guard(run);
}

/** Sends after so many milliseconds, or sooner if that was planned already. */
export function schedule(afterMs: number): void {
  if (timer && afterMs) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    deliver();
  }, afterMs);
}

/** Notes what can wait for the next batch, whenever that leaves. */
export function ride(kind: string, facts?: object): void {
  if (queue.push({ _at: performance.now(), _fact: { kind, ...facts } }) >= LIMIT) deliver();
  queue.splice(0, queue.length - LIMIT);
}

/** Notes whatever a page reports; the edge knows which kinds there are. */
export function note(kind: string, facts?: object): void {
  ride(kind, facts);
  const isUrgent = !patient.test(kind);
  becomeMeaningful(isUrgent);
  // A send inside the shop's click handler would make the click feel slow.
  schedule(isUrgent ? 0 : BATCH_MS);
}
