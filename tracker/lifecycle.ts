import { lookRound, reportDwell, restart, tick } from "./engaged.ts";
import { guard, on } from "./guard.ts";
import { page, path } from "./page.ts";
import { becomeMeaningful, note, ride } from "./queue.ts";
import { flush, reconnect } from "./transport.ts";

let current: string;
let isGone: boolean | undefined;

/** A page begins, which is worth an answer at once if `isKnown` is who looks at it. */
export function view(isKnown?: unknown): void {
  current = path();
  isGone = page.stage = page.product = undefined;
  becomeMeaningful(isKnown);
  restart();
  note("page_view");
}

const route = guard(() => {
  if (path() === current) return;
  // Before the boot there is no time to close, and this throws: the boot counts the page as it is then.
  tick();
  reportDwell();
  view(true);
});

/** Counts pages as a person would: routes of the shop's own script too, its filters not; what ends a page boots first. */
export function watchPages(boot: () => void): void {
  // In a task of its own: whoever taps just now waits for the shop alone.
  setTimeout(boot);
  on("prerenderingchange", boot);
  const pushState = history.pushState.bind(history);
  history.pushState = (...values) => {
    boot();
    pushState(...values);
    route();
  };
  on("popstate", route);
  on("pageshow", ({ persisted }) => {
    if (persisted) view();
  });
  for (const name of ["pagehide", "visibilitychange"] as const)
    on(
      name,
      () => {
        boot();
        // A closing page becomes hidden too, after it said so; then only parts have a last word.
        if (!isGone) {
          lookRound();
          isGone = name === "pagehide";
          if (isGone) ride("gone");
        }
        if (isGone || document.hidden) flush(true);
      },
      // The parts' last words, such as web vitals, come first.
      true,
    );
  on("online", reconnect);
}
