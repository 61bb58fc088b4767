import { guard, on } from "../guard.ts";
import { readAddress } from "../read/address.ts";
import { watchAttributes } from "../read/attributes.ts";
import { watchDataLayer } from "../read/data-layer.ts";
import { readGa4 } from "../read/ga4.ts";
import { readLanding, readNow } from "../read/landing.ts";
import { reporter } from "../read/report.ts";
import type { Tag } from "../tag.ts";

declare global {
  interface Window {
    analytics?: unknown;
  }
}

const POLL_MS = 1000;
const VITALS_SHARE = 0.1;
const FAILURES = 50;

const isParked = (name: string): boolean => name.startsWith("edgewise:");

/** Understands the page from what it says anyway, and fetches the parts that this takes. */
export function start(tag: Tag): void {
  guard(readLanding)(tag);
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
  on(["error", "unhandledrejection"], (event) => {
    // An image that fails to load is an `error` too, without a message.
    if (failures.length >= FAILURES || !("message" in event || "reason" in event)) return;
    failures.push(event);
    once("errors", true, failures);
  });
  watchAttributes(tag);
  // Blocked storage throws.
  guard(() => once("offline", Object.keys(localStorage).some(isParked)))();
  const ga4 = seen._as("data-layer");
  watchDataLayer((name, given) => readGa4(name, given, ga4));
  let path = "";
  let waits = 0;
  const look = guard(() => {
    readNow(tag);
    const { Shopify, analytics } = window;
    once("sections", tag._page.product);
    once(
      "platforms",
      Shopify ?? analytics ?? document.querySelector(".woocommerce,[class*=wc-block]"),
    );
    if (path !== location.pathname) {
      if (path) seen._forget();
      path = location.pathname;
      waits = 2;
    }
    // What the page says itself, as it happens, comes before what we find in it.
    if (document.readyState === "loading" || waits-- !== 0) return;
    readAddress(tag, seen);
    if (
      !tag._page.product &&
      document.querySelector('[type="application/ld+json"],[property="og:type"]')
    )
      tag._load("structured", seen);
  });
  look();
  setInterval(look, POLL_MS);
}
