import type { Campaign } from "./campaign.ts";
import type { ChangeKind } from "./change.ts";
import type { Counts, RosterEntry } from "./counts.ts";
import type { Show } from "./decision.ts";
import type { PushNotification } from "./delivery.ts";
import type { Role } from "./role.ts";
import type { Platform } from "./order.ts";
import type { Settings, ValueCap } from "./site.ts";

export interface CreatedSite {
  readonly site: string;
  /** Shown once, stored hashed. */
  readonly ownerToken: string;
  /** The line to paste. */
  readonly snippet: string;
}

export interface SiteView {
  readonly site: string;
  readonly role: Role;
  readonly version: number;
  readonly settings: Settings;
  readonly pushKey: string;
  readonly snippet: string;
  readonly products: number;
  readonly articles: number;
}

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
}

/** One change, in the reader's language. */
export interface AuditView {
  readonly at: number;
  readonly who: string;
  readonly kind: ChangeKind;
  /** What was changed, by name where it has one; never empty. */
  readonly subject: string;
  /** All of it as one line. */
  readonly what: string;
}

export interface VisitorRow extends Omit<RosterEntry, "watched"> {
  readonly visitor: string;
}

/** Counts of one span of time. */
export interface Bucket {
  readonly at: number;
  readonly counts: Counts;
}

export interface CountsView {
  readonly step: "minute" | "hour" | "day";
  readonly buckets: readonly Bucket[];
}

/** One decision in words. */
export interface DecisionView {
  readonly receipt: string;
  readonly at: number;
  /** What set it off: the kinds of the batch's events, or "due". */
  readonly cause: string;
  readonly outcome: string;
  readonly lines: readonly string[];
}

/** Whether the shop's push worker file is where its browsers look for it. */
export interface WorkerFileView {
  readonly url: string;
  readonly outcome: "right" | "other-edge" | "not-ours" | "missing" | "unreachable";
}

/** A campaign as it was saved once. */
export interface CampaignVersion {
  readonly version: number;
  readonly at: number;
  readonly who: string;
  readonly campaign: Campaign;
}

/** What an example visitor would get; null where this shop's catalogue has nothing to say it with. */
export interface PictureView {
  readonly show: Show | null;
  readonly notification: PushNotification | null;
}

/** How many of those who came lately an audience fits now. */
export interface ReachView {
  readonly days: number;
  /** Everybody who came in these days. */
  readonly visitors: number;
  /** Those of them who were asked, and those whom it fits. */
  readonly asked: number;
  readonly fit: number;
}

/** What a live dashboard receives over its socket. */
export interface LiveMessage {
  readonly now: number;
  /** Today so far in the shop's time zone; the first message has all, later ones what was added. */
  readonly added: Counts;
  readonly whole: boolean;
  readonly visitorsNow: number;
  readonly cartsOpen: number;
  /** Minor units per currency. */
  readonly valueAtRisk: Counts;
  readonly latest: readonly {
    readonly at: number;
    readonly visitor: string;
    readonly outcome: string;
    readonly line: string;
  }[];
}

/** An incremental figure with an interval that holds however often one looks; people or minor units. */
export interface ProofFigure {
  readonly total: number;
  readonly low: number;
  readonly high: number;
  /** Treated people of whom it speaks, and the total for each of them. */
  readonly units: number;
  readonly perUnit: number;
  /** What the treated would have brought anyway. */
  readonly baseline: number;
}

/** One experiment, as far as anybody can know by now. */
export interface ExperimentProof {
  /** "*": everything that is said, against saying nothing. */
  readonly campaign: string;
  readonly name: string;
  readonly currency: string;
  readonly startedAt: number;
  /** The figure that gives the verdict. */
  readonly primary: "buyers" | "net";
  readonly targetLift: number;
  /** How long after somebody entered an order counts. */
  readonly windowMs: number;
  /** Null until the shop has told of 100 orders: no revenue figure before. */
  readonly cap: ValueCap | null;
  readonly arms: readonly {
    readonly arm: string;
    /** People who could have got it, and those whose window is over. */
    readonly entered: number;
    readonly units: number;
    readonly buyers: number;
    readonly netMinor: number;
    readonly provisional: number;
  }[];
  readonly variants: readonly {
    readonly variant: string;
    readonly treatedUnits: number;
    readonly heldOutUnits: number;
    readonly buyers: ProofFigure | null;
    readonly net: ProofFigure | null;
    readonly uncappedMinor: number | null;
    readonly marginMinor: number | null;
    readonly p: number;
    readonly verdict: { readonly kind: "gain" | "loss" | "open"; readonly reason: string };
  }[];
  readonly ratio: {
    readonly kind: "healthy" | "sick";
    readonly sickSince: number | null;
    readonly units: number;
    readonly heldOut: number;
    readonly heldOutPlanned: number;
  };
  /** What other tools would claim; never part of the result. */
  readonly lastTouch: { readonly orders: number; readonly netMinor: number };
  readonly provisionalUnits: number;
  /** About so many more people until four of five such campaigns would have shown the target lift. */
  readonly moreUnits: number | null;
  readonly feasibility: {
    /** Null: not within half a year. */
    readonly noVerdictBefore: number | null;
    readonly detectableLift: number;
    readonly detectableAt: number;
  } | null;
}

/** What it really earned. Campaigns compete for the same buyers: their figures are never added up. */
export interface ProofView {
  /** From the shop's sticky holdout; null if it has none. */
  readonly total: ExperimentProof | null;
  /** What the total's net figure was a week ago; null before there was one. */
  readonly weekAgo: ProofFigure | null;
  readonly campaigns: readonly ExperimentProof[];
  /** Orders that the shop's server told of, and those whose visitor is known. */
  readonly orders: { readonly told: number; readonly joined: number };
}

/** Where and how the shop's server reports orders. */
export interface OrderSourceView {
  readonly address: string;
  /** Signs reports in Edgewise's own scheme. */
  readonly secret: string;
  /** Platforms whose secret is known; it is never shown. */
  readonly platforms: readonly Platform[];
  /** With which Edgewise signs what it sends to the shop's own endpoints. */
  readonly webhookSecret: string;
}

/** What deciding a visitor's log once more has shown. */
export interface ReplayView {
  readonly compared: number;
  /** Decisions whose snapshot, catalogue or model is not kept any more. */
  readonly gone: number;
  /** The domain that decided again, by its bundle's hash; equality is only claimed for the same one. */
  readonly domain: string;
  readonly differing: readonly {
    readonly number: number;
    readonly what: "decision" | "state";
    readonly domain: string;
  }[];
}
