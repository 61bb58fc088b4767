import type { Campaign, Step } from "#protocol/campaign.ts";
import type { SendPlan } from "#protocol/send.ts";
import { fromClock } from "../../time.ts";

export const clocks = ["now", "shop", "visitor"] as const;

/** What the marketer chose: at once, at a moment of the shop's clock, or of each visitor's own. */
export interface SendChoice {
  readonly clock: (typeof clocks)[number];
  /** "2026-11-23T09:00". */
  readonly moment: string;
  readonly perMinute: number;
}

interface Planned {
  /** The campaign as it must be stored first. */
  readonly campaign: Campaign;
  readonly plan: SendPlan;
}

const HALF_DAY_MS = 43_200_000;

/** What to store and what to ask for; null while no moment is chosen. */
export function planOf(
  campaign: Campaign,
  { clock, moment, perMinute }: SendChoice,
  timeZone: string,
): Planned | null {
  const steps = isOwnTime(campaign.steps[0]) ? campaign.steps.slice(1) : campaign.steps;
  if (clock === "now") return { campaign: { ...campaign, steps: [...steps] }, plan: { perMinute } };
  const at = fromClock(moment, timeZone);
  if (at === null) return null;
  if (clock === "shop") {
    return { campaign: { ...campaign, steps: [...steps] }, plan: { at, perMinute } };
  }
  const ownTime: Step = {
    kind: "wait",
    wait: { until: "time-of-day", time: moment.slice(11, 16) },
  };
  return {
    campaign: { ...campaign, steps: [ownTime, ...steps] },
    // So early, this time of day comes next on the right day for everybody within twelve hours of the shop.
    plan: { at: at - HALF_DAY_MS, perMinute },
  };
}

/** Whether this step waits for a time of the visitor's own day. */
export function isOwnTime(step: Step | undefined): boolean {
  return step?.kind === "wait" && step.wait.until === "time-of-day";
}
