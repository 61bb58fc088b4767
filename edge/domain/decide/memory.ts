import { isShopHoldout } from "../experiment/arm.ts";
import { type Epoch, HOLDOUT, windowIn } from "../experiment/epoch.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Settings } from "#protocol/site.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import type { Live } from "./live.ts";
import { assigned } from "./assigned.ts";
import type { CampaignMemory } from "./campaign-memory.ts";

/** The name of the shop's own experiment; no campaign can be called so. */
export const SHOP = "*";
const TREATED = "treated";

const blank = { enteredAt: 0, lastAt: 0 } as const;

const MAX_CAMPAIGNS = 12;
// What they may take of a state once all has been told of each, in characters.
const MAX_WEIGHT = 2900;
// A memory with nearly all that it can have, but its names; a given code, but its letters.
const GROWN = 245;
const OFFER = 45;

/** What is remembered of a campaign; null if it has never come so far as to speak. */
export function pastOf(state: VisitorState, campaign: string): CampaignMemory | null {
  return state.campaigns.find((memory) => memory.campaign === campaign) ?? null;
}

/**
 * What a campaign has meant to this visitor; one that is about to speak for the first time draws its
 * arm here, and not before: most campaigns are stopped earlier, and drawing costs time.
 */
export function memoryOf(state: VisitorState, live: Live, moment: Moment): CampaignMemory {
  const { id } = live.campaign;
  const known = pastOf(state, id);
  // Until it has spoken, new shares draw anew; afterwards an arm is for good.
  if (known && (known.epoch === live.epoch.number || known.enteredAt > 0)) return known;
  return { ...blank, ...known, campaign: id, ...assigned(state, live, moment.snapshot.settings) };
}

/** The shares of the whole shop's experiment. */
export function shopEpoch(settings: Settings): Epoch {
  const { holdout } = settings;
  const window = windowIn(settings);
  return {
    number: fingerprint(["shop", holdout, ...Object.values(window)].join("/")),
    startsAt: 0,
    holdoutShare: holdout,
    variants: [{ id: TREATED, share: 1 }],
    ...window,
  };
}

/** The memory of the whole shop's experiment: everything that is said against saying nothing. */
export function shopMemory(
  { site, visitor, unit = visitor }: Pick<VisitorState, "site" | "visitor" | "unit">,
  { snapshot, now }: Moment,
): CampaignMemory {
  const share = snapshot.settings.holdout;
  const heldOut = isShopHoldout(site, unit, share);
  return {
    ...blank,
    campaign: SHOP,
    epoch: shopEpoch(snapshot.settings).number,
    arm: heldOut ? HOLDOUT : TREATED,
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
  if (!isFull(state.campaigns)) return true;
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
  if (!isFull(others)) return { ...state, campaigns: [...others, memory] };
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
  const { visits } = state.session;
  const { day, week } = moment.local();
  const { inVisit, today, inWeek, inAll } = countsOf(memory, state, moment);
  return {
    ...memory,
    enteredAt: memory.enteredAt || moment.now,
    said: [visits, inVisit + 1, day, today + 1, week, inWeek + 1, inAll + 1],
    lastAt: moment.now,
  };
}

/** How often a campaign has spoken in this visit, on this local day, in this local week, and in all. */
export function countsOf(past: CampaignMemory | null, state: VisitorState, moment: Moment) {
  const said = past?.said;
  if (!said) return { inVisit: 0, today: 0, inWeek: 0, inAll: 0 };
  const [visit, inVisit, day, today, week, inWeek, inAll] = said;
  const local = moment.local();
  return {
    inVisit: visit === state.session.visits ? inVisit : 0,
    today: day === local.day ? today : 0,
    inWeek: week === local.week ? inWeek : 0,
    inAll,
  };
}

// Measured as if one more had been added: what is remembered only grows, and is never cut.
function isFull(campaigns: readonly CampaignMemory[]): boolean {
  if (campaigns.length >= MAX_CAMPAIGNS) return true;
  return campaigns.reduce((sum, memory) => sum + grown(memory), GROWN) > MAX_WEIGHT;
}

function grown({ campaign, arm, offer }: CampaignMemory): number {
  return GROWN + campaign.length + arm.length + (offer ? OFFER + offer.code.length : 0);
}

// A campaign that is over and whose outcome is told can be forgotten; a live one's caps cannot.
function isForgettable(memory: CampaignMemory, live: ReadonlyMap<string, unknown>): boolean {
  if (memory.campaign === SHOP) return false;
  const isSettled = memory.closed === true && !memory.provisional;
  return !live.has(memory.campaign) && (memory.enteredAt === 0 || isSettled);
}
