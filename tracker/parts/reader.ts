import { watchAttributes } from "../read/attributes.ts";
import { watchDataLayer } from "../read/data-layer.ts";
import { readGa4 } from "../read/ga4.ts";
import { readLanding, readNow } from "../read/landing.ts";
import { reporter } from "../read/report.ts";
import { readSearch } from "../read/search.ts";
import type { Tag } from "../tag.ts";

declare global {
  interface Window {
    analytics?: unknown;
  }
}

const INTEREST_MS = 5000;
const VITALS_SHARE = 0.1;
const FAILURES = 50;

const isParked = (name: string): boolean => name.startsWith("edgewise:");

/** Understands the page from what it says anyway, and fetches the parts that this takes. */
export function start(tag: Tag): void {
  tag._guard(readLanding)(tag);
  const seen = reporter(tag);
  const fetched = new Set<string>();
  const once = (part: string, isWanted: unknown, value: unknown = seen): void => {
    if (!isWanted || fetched.has(part)) return;
    fetched.add(part);
    tag._load(part, value);
  };
  once("consent", tag._settings.consent === "required");
  once("debug", /[?&]edgewise-debug/.test(location.search));
  once("vitals", Math.random() < VITALS_SHARE);
  const failures: Event[] = [];
  for (const name of ["error", "unhandledrejection"] as const)
    tag._on(name, (event) => {
      // An image that fails to load is an `error` too, without a message.
      if (failures.length >= FAILURES || !("message" in event || "reason" in event)) return;
      failures.push(event);
      once("errors", true, failures);
    });
  watchAttributes(tag);
  // Blocked storage throws.
  tag._guard(() => once("offline", Object.keys(localStorage).some(isParked)))();
  const ga4 = seen._as("data-layer");
  watchDataLayer(tag, (name, given) => readGa4(name, given, ga4));
  let path = "";
  let waits = 0;
  let isInterested: boolean | undefined;
  const look = tag._guard(() => {
    if (!isInterested && tag._whole && tag._whole._ms >= INTEREST_MS) {
      isInterested = true;
      once(tag._page.touch ? "exit-touch" : "exit-mouse", true);
      if (!tag._mean(1)) tag._schedule(0);
    }
    once("sections", tag._page.product);
    once("platforms", window.Shopify ?? window.analytics);
    if (path !== location.pathname) {
      if (path) seen._forget();
      path = location.pathname;
      waits = 2;
    }
    if (waits < 0) return;
    once("platforms", document.querySelector(".woocommerce,[class*=wc-block]"));
    // What the page says itself, as it happens, comes before what we find in it.
    if (document.readyState === "loading" || waits--) return;
    readSearch(tag, seen);
    if (
      !tag._page.product &&
      document.querySelector('[type="application/ld+json"],[property="og:type"]')
    )
      tag._load("structured", seen);
  });
  look();
  tag._look = tag._guard(() => readNow(tag));
  tag._rounds.push(look);
}
