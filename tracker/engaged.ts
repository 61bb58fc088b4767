import type { EventOf } from "#protocol/event.ts";
import { guard, on } from "./guard.ts";
import { load } from "./load.ts";
import { page, path } from "./page.ts";
import { becomeMeaningful, meaningful, ride, schedule } from "./queue.ts";
import { settings } from "./settings.ts";

const TICK_MS = 1000;
// A slice longer than this spans a sleep, a freeze or an alert box: hours would count lunch as interest.
const SLICE_MS = 2 * TICK_MS;
const IDLE_MS = 30_000;
const INTEREST_MS = 5000;

/** Something a visitor can spend time on. */
export interface Subject {
  readonly _is: Pick<EventOf<"dwell">, "subject" | "id" | "part">;
  /** Whether it counts just now. */
  _on: boolean;
  _ms: number;
  /** How much of `_ms` was reported. */
  _sent: number;
}

let subjects: Subject[];
let active = 0;
let last = 0;
let isCounting: boolean | undefined;
let depth: number;
let engagedMs: number;

/** Begins to count the time spent on something. */
export function follow(is: Subject["_is"]): Subject {
  const subject = { _is: is, _on: true, _ms: 0, _sent: 0 };
  subjects.push(subject);
  return subject;
}

/** Starts the count of a new page. */
export function restart(): void {
  subjects = [];
  engagedMs = depth = 0;
  isCounting = undefined;
  active = performance.now();
  follow({ subject: "page", id: path().slice(0, 100) });
  tick();
}

/** Closes the slice of time that ends now; it counts if it began in front of somebody's eyes. */
export function tick(): void {
  const now = performance.now();
  const slice = isCounting ? Math.min(now - last, SLICE_MS) : 0;
  const isTired = now - active > IDLE_MS;
  const counted = isCounting;
  last = now;
  isCounting = !document.hidden && document.hasFocus() && !isTired;
  if (counted === !isCounting)
    ride("attention", { state: isCounting ? "back" : isTired ? "idle" : "away" });
  let isDue: unknown;
  engagedMs += slice;
  if (engagedMs >= INTEREST_MS && engagedMs - slice < INTEREST_MS) {
    isDue = !meaningful;
    becomeMeaningful(1);
    load(page.touch ? "exit-touch" : "exit-mouse");
  }
  for (const subject of subjects) {
    if (!subject._on) continue;
    const before = subject._ms;
    subject._ms += slice;
    isDue ||= settings.dwellSeconds?.some((at) => before < at * 1000 && subject._ms >= at * 1000);
  }
  if (isDue) {
    reportDwell();
    schedule(0);
  }
}

/** Adds what was spent since the last report, as differences, to the next batch. */
export function reportDwell(): void {
  for (const subject of subjects) {
    const engaged = Math.round(subject._ms - subject._sent);
    if (engaged < TICK_MS / 2) continue;
    subject._sent = subject._ms;
    ride("dwell", { ...subject._is, engagedMs: engaged, scroll: depth });
  }
}

/** Watches for signs of life. */
export function watchEngagement(): void {
  on(["pointerdown", "pointermove", "keydown", "scroll", "touchmove"], (event) => {
    active = event.timeStamp;
  });
  on(["blur"], tick);
  setInterval(
    guard(() => {
      // Only here: at the start of a page, or in its last moment, asking for its height would lay it out.
      const { scrollHeight } = document.documentElement;
      depth = Math.max(depth, Math.min(1, (scrollY + innerHeight) / scrollHeight || 0));
      tick();
    }),
    TICK_MS,
  );
}
