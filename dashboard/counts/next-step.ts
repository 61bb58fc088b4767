import type { Campaign, Step } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import { sum } from "./read.ts";

/** The one thing worth doing next, and the template that does it. */
export interface NextStep {
  readonly kind: "answer-carts" | "answer-looks" | "ask-for-push";
  readonly template: "cart-abandoned" | "browse-abandoned" | "push-prompt";
  /** How often it would have spoken. */
  readonly count: number;
}

// Fewer than these are no reason for a campaign yet.
const ENOUGH_CARTS = 10;
const ENOUGH_VISITS = 50;

/** Where most is lost that no live campaign answers yet; null: everything that matters is answered. */
export function nextStep(counts: Counts, campaigns: readonly Campaign[]): NextStep | null {
  const live = campaigns.filter(({ status }) => status === "live");
  const answers = new Set(live.map(({ trigger }) => trigger.kind));
  const carts = sum(counts, "abandoned");
  const looks = sum(counts, "visit") - sum(counts, "stage", "cart");
  if (carts >= ENOUGH_CARTS && !answers.has("abandoned"))
    return { kind: "answer-carts", template: "cart-abandoned", count: carts };
  if (sum(counts, "visit") < ENOUGH_VISITS) return null;
  if (!live.some(({ steps }) => asksForPush(steps)))
    return { kind: "ask-for-push", template: "push-prompt", count: sum(counts, "visit") };
  if (looks >= ENOUGH_VISITS && !answers.has("browse-abandoned"))
    return { kind: "answer-looks", template: "browse-abandoned", count: looks };
  return null;
}

function asksForPush(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    if (step.kind === "show")
      return step.variants.some(({ banner }) => banner.kind === "push-prompt");
    if (step.kind !== "branch") return false;
    return step.arms.some((arm) => asksForPush(arm.steps)) || asksForPush(step.otherwise);
  });
}
