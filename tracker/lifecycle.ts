import { lookRound, reportDwell, restart, tick } from "./engaged.ts";
import { guard, on } from "./guard.ts";
import { page, path } from "./page.ts";
import { becomeMeaningful, note, ride } from "./queue.ts";
import { flush, reconnect } from "./transport.ts";

let current: string;
let isGone: boolean;

function view(spa?: boolean): void {
  current = path();
  page.stage = page.product = undefined;
  becomeMeaningful(spa);
  restart();
  note("page_view");
}

const route = guard(() => {
  if (path() === current) return;
  tick();
  reportDwell();
  view(true);
});

/** Counts pages as a person would: routes of the shop's own script too, its filters not. */
export function watchPages(): void {
  const pushState = history.pushState.bind(history);
  history.pushState = (...values) => {
    pushState(...values);
    route();
  };
  on("popstate", route);
  on("pageshow", ({ persisted }) => {
    isGone = false;
    if (persisted) view();
  });
  for (const name of ["pagehide", "visibilitychange"] as const)
    on(
      name,
      () => {
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
  view();
}
