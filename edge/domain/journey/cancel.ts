import type { Campaign } from "#protocol/campaign.ts";
import type { TriggerKind } from "#protocol/catalog/triggers.ts";
import type { EventKind } from "#protocol/event.ts";
import type { Moment } from "../moment.ts";
import type { Placed } from "../session/placed.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { ended } from "./end.ts";
import { isReached } from "./goal.ts";
import { standing } from "./under-way.ts";

/** Journeys that a silence began: a visitor who is back before the first word needs none, unless it waits for just that page. */
const silent: ReadonlySet<TriggerKind> = new Set(["abandoned", "browse-abandoned", "inactive"]);

const doings: ReadonlySet<EventKind> = new Set([
  "page_view",
  "product_view",
  "list_view",
  "content_view",
  "search",
  "filter",
  "cart_add",
  "cart_remove",
  "cart_set",
  "checkout_stage",
  "wish_add",
]);

/** When somebody last did something on the page themselves, by these facts; 0 if never. */
export function backAtOf(placed: readonly Placed[]): number {
  let last = 0;
  for (const { event, at } of placed) {
    const isBack = event.kind === "attention" ? event.state === "back" : doings.has(event.kind);
    if (isBack && at > last) last = at;
  }
  return last;
}

/** What a batch brought that may make journeys pointless. */
export interface Arrival {
  /** When the visitor last did something themselves; 0: only leftovers of an earlier page came in. */
  readonly backAt: number;
  /** Orders count when they arrive: a report that was under way may be older than the journey. */
  readonly hasBought: boolean;
}

/** Ends what a visit has made pointless: goals that were reached, silences that were broken. */
export function cancelPointless(
  before: VisitorState,
  moment: Moment,
  { backAt, hasBought }: Arrival,
): VisitorState {
  let state = before;
  for (const journey of before.journeys) {
    const { campaign: id, startedAt, sent, dueAt } = journey;
    const campaign = campaignOf(id, moment);
    const stand = standing(journey, moment);
    const isOver = stand.kind === "over" || moment.now >= (campaign?.schedule?.until ?? Infinity);
    // A time comes by itself and sees that its campaign is over; a page that is waited for may show nothing of it.
    if (dueAt === null && isOver) {
      const ending = stand.kind === "over" ? stand.ending : "campaign-over";
      state = ended(state, id, ending, moment.now);
      continue;
    }
    if (!campaign) continue;
    const fromSilence = silent.has(campaign.trigger.kind);
    const bought = hasBought && (fromSilence || campaign.goal.kind === "purchase");
    if (bought || isReached(campaign, state, startedAt)) {
      state = ended(state, id, "goal", moment.now);
    } else if (isEmptied(campaign, state)) {
      state = ended(state, id, "cart-empty", moment.now);
    } else if (backAt > startedAt && sent === 0 && fromSilence && dueAt !== null) {
      state = ended(state, id, "came-back", moment.now);
    }
  }
  if (!hasBought) return state;
  // A journey may be over while its last message still waits for another try.
  const deliveries = state.deliveries.filter(({ campaign: id }) => {
    const campaign = campaignOf(id, moment);
    return campaign?.goal.kind !== "purchase" && !silent.has(campaign?.trigger.kind ?? "purchase");
  });
  return { ...state, deliveries };
}

// What was left is there no more: nothing can be said of it, on a page or in a message.
function isEmptied({ trigger }: Campaign, { session }: VisitorState): boolean {
  return trigger.kind === "abandoned" && cartLines(session).length === 0;
}

// What a pause makes pointless is pointless when it is over.
function campaignOf(id: string, { live, snapshot }: Moment): Campaign | undefined {
  return live.byId.get(id)?.campaign ?? snapshot.campaigns.find((other) => other.id === id);
}
