import type { Campaign } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import type { HealthAlert } from "#protocol/health.ts";
import type { Settings } from "#protocol/site.ts";
import { sum } from "./read.ts";

/** Something that needs the marketer, and the page to see to it. */
export type Finding =
  | { readonly kind: "stopped" | "silent" | "no-purchases"; readonly page: "set-up" }
  | { readonly kind: "missing"; readonly page: "set-up"; readonly events: readonly string[] }
  | { readonly kind: "no-campaign" | "gave-up"; readonly page: "campaigns" }
  | { readonly kind: HealthAlert; readonly page: "catalogue" | "recommendations" | "set-up" }
  | { readonly kind: "sick-ratio"; readonly page: "proof"; readonly campaigns: readonly string[] }
  | { readonly kind: "errors"; readonly page: "vitals"; readonly count: number }
  | { readonly kind: "few-reachable"; readonly page: "push" };

interface AdviseInput {
  readonly today: Counts;
  /** Yesterday and today. */
  readonly twoDays: Counts;
  readonly campaigns: readonly Campaign[];
  readonly settings: Settings;
  readonly alerts: readonly HealthAlert[];
  /** Experiments whose arms do not have the shares that were drawn. */
  readonly sick: readonly string[];
}

const pages = {
  "model-broken": "recommendations",
  "feed-fails": "set-up",
  "ids-unmatched": "catalogue",
  "key-expires": "set-up",
} as const satisfies Readonly<Record<HealthAlert, string>>;

/** Events without which Edgewise understands little. */
const needed = ["product_view", "cart_add", "checkout_stage", "purchase"] as const;

/** Events that a whole set-up reports. */
export const wanted = [
  "page_view",
  ...needed,
  "list_view",
  "search",
  "cart_remove",
  "content_view",
  "consent",
  "shipping_shown",
] as const;

// Below these a silence or a share says nothing.
const ENOUGH_VISITS = 30;
const ENOUGH_PAYMENTS = 10;
const ENOUGH_ASKED = 50;
const MANY_ERRORS = 20;
const FEW = 0.05;

/** What is wrong, worst first, at most three. */
export function advise({
  today,
  twoDays,
  campaigns,
  settings,
  alerts,
  sick,
}: AdviseInput): readonly Finding[] {
  const findings: Finding[] = [];
  const visits = sum(twoDays, "visit");
  const missing = needed.filter((kind) => sum(twoDays, "event", kind) === 0);
  if (settings.stopEverything) findings.push({ kind: "stopped", page: "set-up" });
  if (sum(twoDays, "event") === 0) findings.push({ kind: "silent", page: "set-up" });
  else if (visits >= ENOUGH_VISITS) {
    if (missing.includes("purchase") && sum(twoDays, "stage", "payment") >= ENOUGH_PAYMENTS) {
      findings.push({ kind: "no-purchases", page: "set-up" });
    } else if (missing.length > 0) {
      findings.push({ kind: "missing", page: "set-up", events: missing });
    }
  }
  if (sum(twoDays, "gave-up") > 0) findings.push({ kind: "gave-up", page: "campaigns" });
  for (const kind of alerts) findings.push({ kind, page: pages[kind] });
  if (sick.length > 0) findings.push({ kind: "sick-ratio", page: "proof", campaigns: sick });
  if (!campaigns.some(({ status }) => status === "live")) {
    findings.push({ kind: "no-campaign", page: "campaigns" });
  }
  const errors = sum(today, "error");
  if (errors >= MANY_ERRORS) findings.push({ kind: "errors", page: "vitals", count: errors });
  const asked = sum(twoDays, "push-prompt", "asked");
  if (asked >= ENOUGH_ASKED && sum(twoDays, "push-prompt", "granted") / asked < FEW) {
    findings.push({ kind: "few-reachable", page: "push" });
  }
  return findings.slice(0, 3);
}
