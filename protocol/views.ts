import type { Counts, RosterEntry } from "./counts.ts";
import type { Role } from "./role.ts";
import type { Settings } from "./site.ts";

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

export interface AuditView {
  readonly at: number;
  readonly who: string;
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
  /** What set it off: the kinds of the batch's events, or the job. */
  readonly cause: string;
  readonly outcome: string;
  readonly lines: readonly string[];
}

/** What the shop may know of one visitor. */
export interface StoryView {
  readonly visitor: string;
  readonly createdAt: number;
  readonly understanding: readonly string[];
  readonly events: readonly { readonly at: number; readonly what: string }[];
  readonly cart: readonly {
    readonly id: string;
    readonly name: string;
    readonly quantity: number;
    readonly price: number;
    readonly currency: string;
  }[];
  readonly messages: readonly string[];
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
