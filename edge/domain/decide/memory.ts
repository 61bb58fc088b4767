import { isShopHoldout } from "../experiment/arm.ts";
import { HOLDOUT } from "../experiment/epoch.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import type { Live } from "./live.ts";
import { assigned } from "./assigned.ts";

/** A code that this visitor was given. */
export interface GivenCode {
  readonly code: string;
  readonly endsAt: number;
}

/** What one campaign has meant to this visitor so far. */
export interface CampaignMemory {
  readonly campaign: string;
  readonly epoch: number;
  /** "shop-holdout", "holdout" or a variant's id; drawn once and kept. */
  readonly arm: string;
  readonly propensity: number;
  /** When it first spoke, or would have spoken to somebody who is left alone; 0: not yet. */
  readonly enteredAt: number;
  /** The outcome has been told to the experiment. */
  readonly closed: boolean;
  /** Some of what was told may still come back. */
  readonly provisional?: boolean;
  /** How often, in which visit, on which local day, in which local week. */
  readonly visit: number;
  readonly inVisit: number;
  readonly day: number;
  readonly today: number;
  readonly week: number;
  readonly inWeek: number;
  readonly inAll: number;
  readonly lastAt: number;
  readonly answeredAt: number;
  readonly dismissedAt: number;
  /** Journeys so far, and when the last one began and ended. */
  readonly runs: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly offer: GivenCode | null;
}

/** Something said whose answer may still come. */
export interface Receipt {
  readonly receipt: string;
  readonly campaign: string;
  readonly variant: string;
  readonly at: number;
  readonly channel: "page" | "message";
  readonly interrupting: boolean;
  readonly state: "decided" | "shown" | "clicked" | "dismissed";
}

/** The name of the shop's own experiment; no campaign can be called so. */
export const SHOP = "*";

const blank: Omit<CampaignMemory, "campaign" | "epoch" | "arm" | "propensity"> = {
  enteredAt: 0,
  closed: false,
  visit: 0,
  inVisit: 0,
  day: 0,
  today: 0,
  week: 0,
  inWeek: 0,
  inAll: 0,
  lastAt: 0,
  answeredAt: 0,
  dismissedAt: 0,
  runs: 0,
  startedAt: 0,
  endedAt: 0,
  offer: null,
};

const MAX_CAMPAIGNS = 32;
const MAX_RECEIPTS = 16;

/** What a campaign has meant to this visitor; a campaign met for the first time draws its arm here. */
export function memoryOf(state: VisitorState, live: Live, moment: Moment): CampaignMemory {
  const { id } = live.campaign;
  const known = state.campaigns.find((memory) => memory.campaign === id);
  // Until it has spoken, new shares draw anew; afterwards an arm is for good.
  if (known && (known.epoch === live.epoch.number || known.enteredAt > 0)) return known;
  return { ...blank, ...known, campaign: id, ...assigned(state, live, moment.snapshot.settings) };
}

/** The memory of the whole shop's experiment: everything that is said against saying nothing. */
export function shopMemory(
  { site, visitor }: Pick<VisitorState, "site" | "visitor">,
  { snapshot, now }: Moment,
): CampaignMemory {
  const share = snapshot.settings.holdout;
  const heldOut = isShopHoldout(site, visitor, share);
  return {
    ...blank,
    campaign: SHOP,
    epoch: fingerprint(`shop/${share}`),
    arm: heldOut ? HOLDOUT : "treated",
    propensity: heldOut ? share : 1 - share,
    enteredAt: now,
  };
}

/** Whether one more campaign can be remembered; what cannot be remembered must not be said. */
export function hasRoom(
  state: VisitorState,
  campaign: string,
  live: ReadonlyMap<string, unknown>,
): boolean {
  if (state.campaigns.length < MAX_CAMPAIGNS) return true;
  return state.campaigns.some(
    (memory) => memory.campaign === campaign || isForgettable(memory, live),
  );
}

/** The state with this memory in place of the older one. */
export function remember(
  state: VisitorState,
  memory: CampaignMemory,
  live: ReadonlyMap<string, unknown>,
): VisitorState {
  const others = state.campaigns.filter((other) => other.campaign !== memory.campaign);
  if (others.length < MAX_CAMPAIGNS) return { ...state, campaigns: [...others, memory] };
  const oldest = others
    .filter((other) => isForgettable(other, live))
    .reduce<CampaignMemory | null>(
      (old, other) => (old && old.lastAt <= other.lastAt ? old : other),
      null,
    );
  return { ...state, campaigns: [...others.filter((other) => other !== oldest), memory] };
}

/** The memory after the campaign spoke once more (or would have, were it not withheld). */
export function spoken(
  memory: CampaignMemory,
  state: VisitorState,
  moment: Moment,
): CampaignMemory {
  const { now } = moment;
  const { visits } = state.session;
  const { day, week } = moment.local();
  return {
    ...memory,
    enteredAt: memory.enteredAt || now,
    visit: visits,
    inVisit: (memory.visit === visits ? memory.inVisit : 0) + 1,
    day,
    today: (memory.day === day ? memory.today : 0) + 1,
    week,
    inWeek: (memory.week === week ? memory.inWeek : 0) + 1,
    inAll: memory.inAll + 1,
    lastAt: now,
  };
}

/** The state with a receipt for something just said. */
export function withReceipt(
  state: VisitorState,
  receipt: Omit<Receipt, "receipt" | "state">,
): { readonly state: VisitorState; readonly receipt: string } {
  const last = state.receipts.last + 1;
  const name = `r${last}`;
  const open = [...state.receipts.open, { ...receipt, receipt: name, state: "decided" as const }];
  return {
    receipt: name,
    state: { ...state, receipts: { last, open: open.slice(-MAX_RECEIPTS) } },
  };
}

// A campaign that is over and whose outcome is told can be forgotten; a live one's caps cannot.
function isForgettable(memory: CampaignMemory, live: ReadonlyMap<string, unknown>): boolean {
  if (memory.campaign === SHOP) return false;
  const isSettled = memory.closed && !memory.provisional;
  return !live.has(memory.campaign) && (memory.enteredAt === 0 || isSettled);
}
