import type { Cause } from "#protocol/catalog/facts.ts";
import type { Counts, ExperimentFact, Flush, ItemSequence, Tally } from "#protocol/counts.ts";
import type { Delivery } from "#protocol/delivery.ts";
import type { Consent } from "#protocol/event.ts";
import type { PushSubscriptionKeys } from "#protocol/push.ts";
import type { CampaignMemory } from "./decide/campaign-memory.ts";
import type { Receipts } from "./decide/receipts.ts";
import type { Journey } from "./journey/journey.ts";
import { noPersona, type PersonaState } from "./persona/shop/persona-state.ts";
import { noActivity } from "./journey/activity.ts";
import type { Profile } from "./profile.ts";
import type { TabMark } from "./repeats.ts";
import type { LedgerOrder } from "./order/ledger.ts";
import { newSession, type Session } from "./session/session.ts";

/** A wake-up call; what is true is read again when it rings. */
export interface Job {
  readonly kind: "silence" | "visit-end" | "step" | "close" | "retire";
  readonly at: number;
  /** The campaign of a "step". */
  readonly campaign?: string;
  /** "silence": everything up to this moment has been looked at. */
  readonly lookedAt?: number;
  readonly tries: number;
}

/** One device that can be reached. */
export interface PushState {
  readonly keys: PushSubscriptionKeys;
  readonly since: number;
  /** The shop's public key that the browser subscribed with. */
  readonly pushKey: string;
}

/** What somebody read when they allowed push: a browser's permission alone is no consent. */
export interface PushAgreement {
  readonly at: number;
  /** The prompt's variant, in the shop's snapshot of this version, and the language of the page. */
  readonly text: string | null;
  readonly version: number;
  readonly locale: string | null;
  /** The shop's public key of the last address, for one that comes after it was lost. */
  readonly pushKey: string;
}

/** What the shop's counters have not been told yet. */
export interface FlushState {
  /** The part of the shop's census that counts this visitor, for good; null before the first flush. */
  readonly shard: number | null;
  /** The last number given out. */
  readonly number: number;
  /** Sent or about to be; kept until it is acknowledged. */
  readonly outbox: Flush | null;
  readonly tallies: readonly Tally[];
  readonly sequences: readonly ItemSequence[];
  readonly experiments: readonly ExperimentFact[];
  /** What serving this visitor has cost since the last flush; never a reason for one. */
  readonly costs: Counts;
  /** When the next flush leaves, or the outbox is tried again; null: nothing to tell. */
  readonly at: number | null;
  readonly everyMs: number;
  readonly tries: number;
}

/** How much of this visitor's patience is used up. */
export interface Patience {
  /** The visit and page of the last interruption, and how many the visit had. */
  readonly visit: number;
  readonly page: number;
  readonly interruptions: number;
  /** Dismissals and ignored messages, halving every week. */
  readonly strain: number;
  readonly strainAt: number;
  readonly dismissedAt: number;
  /** Messages: the last one, and how many on its local day and in its local week. */
  readonly messageAt: number;
  readonly day: number;
  readonly today: number;
  readonly week: number;
  readonly inWeek: number;
  /** The last abandonment discount. */
  readonly discountAt: number;
}

/** Everything the edge keeps of one visitor of one shop; at most 8 kB as JSON, without `flush`. */
export interface VisitorState {
  readonly version: 1;
  readonly site: string;
  readonly visitor: string;
  /** Whose draws hold for this person: the device that entered an experiment first; absent: its own. */
  readonly unit?: string;
  /** Somebody of the shop, or a test: decided about, never counted. */
  readonly staff?: boolean;
  readonly createdAt: number;
  readonly profile: Profile;
  readonly marks: readonly TabMark[];
  /** Fingerprints of the latest reports by the shop's app, tills and server, so that none counts twice. */
  readonly reports?: string;
  readonly consent: Consent;
  /** When and in which batch a page last told of a choice; absent: what batches say by the way is all there is. */
  readonly chosen?: { readonly at: number; readonly order: string };
  readonly session: Session;
  readonly persona: PersonaState;
  /** The cause of leaving that campaigns were last told of. */
  readonly cause: Cause;
  readonly campaigns: readonly CampaignMemory[];
  readonly ledger: readonly LedgerOrder[];
  /** Campaigns that wait for somebody to join their audience, and whose audience this visitor is in. */
  readonly inside?: readonly string[];
  readonly receipts: Receipts;
  readonly patience: Patience;
  /** Products proposed to no avail, and how often; a look at one clears it. */
  readonly ignored: readonly { readonly id: string; readonly count: number }[];
  /** Hour-of-week histogram, one base-36 digit each, Monday 0:00 first. */
  readonly activity: string;
  readonly journeys: readonly Journey[];
  readonly jobs: readonly Job[];
  /** Kinds of jobs that broke too often, and when that was: what was due by then is not planned again. */
  readonly givenUp?: Readonly<Partial<Record<Job["kind"], number>>>;
  readonly deliveries: readonly Delivery[];
  readonly push: PushState | null;
  /** Stays when an address is lost, goes when push is taken back. */
  readonly agreed: PushAgreement | null;
  readonly flush: FlushState;
}

/** Somebody who has just been met. */
export function newState(
  site: string,
  visitor: string,
  consent: Consent,
  profile: Profile,
  now: number,
): VisitorState {
  return {
    version: 1,
    site,
    visitor,
    createdAt: now,
    profile,
    marks: [],
    consent,
    session: newSession(now),
    persona: noPersona,
    cause: "unknown",
    campaigns: [],
    ledger: [],
    receipts: { last: 0, open: [] },
    patience: {
      visit: 0,
      page: 0,
      interruptions: 0,
      strain: 0,
      strainAt: now,
      dismissedAt: 0,
      messageAt: 0,
      day: 0,
      today: 0,
      week: 0,
      inWeek: 0,
      discountAt: 0,
    },
    ignored: [],
    activity: noActivity,
    journeys: [],
    jobs: [],
    deliveries: [],
    push: null,
    agreed: null,
    flush: {
      shard: null,
      number: 0,
      outbox: null,
      tallies: [],
      sequences: [],
      experiments: [],
      costs: {},
      at: null,
      // A newcomer is counted soon; the answer tells how often from then on.
      everyMs: 5_000,
      tries: 0,
    },
  };
}
