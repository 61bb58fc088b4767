import type { Clause } from "./segment.ts";

/** What a decision looks at; each can stop a campaign. */
export const decisionSteps = [
  "consent",
  "bot",
  "live",
  "audience",
  "goal",
  "again",
  "group",
  "place",
  "offer",
  "content",
  "holdout",
  "reachable",
  "caps",
  "quiet-hours",
  "annoyance",
  "value",
  "rank",
] as const;
export type DecisionStep = (typeof decisionSteps)[number];

/** Everything that can stop a campaign; `explain` has a sentence for each. */
export type StopCode =
  | "personalisation"
  | "push"
  | "bot"
  | "everything-stopped"
  | "not-yet"
  | "over"
  | "other-market"
  | "not-meant"
  | "check-failed"
  | "nothing-to-do"
  | "reached"
  | "other-running"
  | "under-way"
  | "once-only"
  | "too-soon"
  | "no-slot"
  | "ended"
  | "sitewide-sale"
  | "discount-lately"
  | "below-margin"
  | "no-code"
  | "no-variant"
  | "nothing-to-show"
  | "nothing-to-say"
  | "shop-holdout"
  | "holdout"
  | "no-subscription"
  | "per-visit"
  | "per-day"
  | "per-week"
  | "in-all"
  | "memory-full"
  | "interruptions-per-visit"
  | "one-interruption-per-page"
  | "messages-per-day"
  | "messages-per-week"
  | "quiet"
  | "dismissed"
  | "just-dismissed"
  | "strained"
  | "message-lately"
  | "here-now"
  | "silence-is-better"
  | "outranked";

/** Why a campaign was stopped, as a code with the facts that a sentence needs. */
export interface StopReason {
  readonly step: DecisionStep;
  readonly code: StopCode;
  readonly clause?: Clause;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** One campaign that could have spoken at this moment. */
export interface CandidateRecord {
  readonly campaign: string;
  readonly variant: string | null;
  readonly placement: string | null;
  /** What it was worth, in points of priority, less what the disturbance costs. */
  readonly value: number | null;
  readonly arm: string | null;
  /** Chance of exactly this arm. */
  readonly propensity: number | null;
  /** "withheld": would have won, but this visitor is left alone to prove what it earns. */
  readonly fate: "won" | "stopped" | "withheld" | "moved";
  readonly reason: StopReason | null;
  readonly receipt: string | null;
  /** When a moved message is looked at again, epoch ms. */
  readonly until: number | null;
  /** What a list proposed, in its order, with the step that found each and its chance of that place. */
  readonly list?: readonly ListedRecord[];
}

/** One place of a list of recommendations. */
export interface ListedRecord {
  readonly id: string;
  readonly step: string;
  readonly propensity: number;
}

/** Why something was said or not said: enough to explain it and to compute it again. */
export interface DecisionRecord {
  readonly occasion: "visit" | "due";
  readonly now: number;
  readonly seed: string;
  readonly request: { readonly country: string | null; readonly timeZone: string | null };
  readonly snapshotVersion: number;
  readonly catalogueVersion: number;
  readonly modelVersion: number;
  readonly persona: string | null;
  readonly cause: string;
  readonly probability: number;
  readonly candidates: readonly CandidateRecord[];
  /** Campaigns beyond the recorded ones, when very many could have spoken. */
  readonly more: number;
  /** Codes that the shop's pool gave or refused, by campaign and variant. */
  readonly codes: Readonly<Record<string, string | null>>;
}
