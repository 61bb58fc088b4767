import { guard, on } from "../guard.ts";
import { watchDataLayer } from "../read/data-layer.ts";
import { readGa4 } from "../read/ga4.ts";
import { readLanding } from "../read/landing.ts";
import { reporter } from "../read/report.ts";
import { readStructured } from "../read/structured.ts";
import type { Tag } from "../tag.ts";

const POLL_MS = 1000;

/** Understands the page from what it says anyway: its address, dataLayer and structured data. */
export function start(tag: Tag): void {
  guard(readLanding)(tag);
  const seen = reporter(tag);
  const ga4 = seen._as("data-layer");
  watchDataLayer((name, given) => readGa4(name, given, ga4));
  let path = "";
  const read = guard(() => {
    if (document.readyState === "loading" || path === location.pathname) return;
    if (path) seen._forget();
    path = location.pathname;
    readStructured(seen, path);
  });
  on(["DOMContentLoaded"], read);
  setInterval(read, POLL_MS);
}
