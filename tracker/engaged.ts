import { PRESENT_MS } from "#protocol/wire.ts";
import { guard, on } from "./guard.ts";
import { IDLE_MS, SLICE_MS, TICK_MS, WORTH_MS } from "./limits.ts";
import { tag } from "./load.ts";
import { path } from "./page.ts";
import { ride, schedule } from "./queue.ts";
import { settings } from "./settings.ts";
import type { Subject } from "./tag.ts";

let subjects: Subject[];
let active = 0;
let last = 0;
let isCounting: boolean | undefined;
let depth: number;
let reportedAt: number;

/** Run each second: one timer for all of the tag. */
export const rounds: (() => void)[] = [];

/** What is looked at each second; also at the last moment of a page, before it says goodbye. */
export function lookRound(): void {
  for (const run of rounds) guard(run)();
}

/** Begins to count the time spent on something. */
export function follow(is: Subject["_is"]): Subject {
  // What came before it is not its own.
  tick();
  const subject = { _is: is, _on: true, _ms: 0, _sent: 0 };
  subjects.push(subject);
  return subject;
}

/** Starts the count of a new page. */
export function restart(): void {
  subjects = [];
  depth = 0;
  isCounting = undefined;
  active = reportedAt = performance.now();
  tag._whole = follow({ subject: "page", id: path().slice(0, 100) });
  // So the next round will see how much of the page shows.
  last = active;
}

/** Closes the slice of time that ends now; it counts if it began in front of somebody's eyes. */
export function tick(): void {
  const now = performance.now();
  const slice = isCounting ? Math.min(now - last, SLICE_MS) : 0;
  const isTired = now - active > IDLE_MS;
  const counted = isCounting;
  last = now;
  isCounting = !(isTired || document.hidden) && document.hasFocus();
  if (counted === !isCounting)
    ride("attention", { state: isCounting ? "back" : isTired ? "idle" : "away" });
  let isDue: unknown = isCounting && now - reportedAt > (settings.presentMs ?? PRESENT_MS);
  for (const subject of subjects) {
    const before = subject._ms;
    if (!subject._on) continue;
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
  reportedAt = performance.now();
  for (const subject of subjects) {
    const engaged = Math.round(subject._ms - subject._sent);
    if (engaged < WORTH_MS) continue;
    subject._sent = subject._ms;
    ride("dwell", { ...subject._is, engagedMs: engaged, scroll: depth });
  }
}

function live(): void {
  active = performance.now();
}

/** Watches for signs of life. */
export function watchEngagement(): void {
  // Not in passing: each field and button that loses its focus would be one, too.
  on("blur", tick, true);
  setInterval(lookRound, TICK_MS);
  rounds.push(() => {
    // Only here, and when somebody moved: asking for the page's height may lay it out.
    if (active >= last) {
      // One sign of life of each kind: a thousand moves in a second say no more.
      for (const name of "pointerdown pointermove keydown scroll".split(" "))
        addEventListener(name, live, { passive: true, capture: true, once: true });
      const { scrollHeight } = document.documentElement;
      depth = Math.max(depth, Math.min(1, (scrollY + innerHeight) / scrollHeight || 0));
    }
    tick();
  });
}
