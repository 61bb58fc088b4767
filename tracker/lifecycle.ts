import { reportDwell, restart, tick } from "./engaged.ts";
import { guard, on } from "./guard.ts";
import { page, path } from "./page.ts";
import { becomeMeaningful, note, ride } from "./queue.ts";
import { flush, reconnect } from "./transport.ts";

let current: string;
let isGone: boolean;

function view(spa?: boolean): void {
  current = path();
  page.product = page.stage = undefined;
  becomeMeaningful(spa);
  restart();
  note("page_view", { title: document.title.slice(0, 300), spa });
}

const route = guard(() => {
  if (path() === current) return;
  tick();
  reportDwell();
  view(true);
});

function leave(kind: string, facts?: object): void {
  tick();
  ride(kind, facts);
  flush(true);
}

/** Counts pages as a person would: routes of the shop's own script too, its filters not. */
export function watchPages(): void {
  const pushState = history.pushState.bind(history);
  history.pushState = (...values) => {
    pushState(...values);
    route();
  };
  on(["popstate"], route);
  on(["pageshow"], ({ persisted }) => {
    isGone = false;
    if (persisted) view();
  });
  on(["pagehide"], () => {
    isGone = true;
    leave("gone");
  });
  on(["visibilitychange"], () => {
    if (!document.hidden) {
      tick();
      ride("attention", { state: "back" });
    } else if (!isGone) leave("attention", { state: "away" });
  });
  on(["online"], reconnect);
  view();
}
