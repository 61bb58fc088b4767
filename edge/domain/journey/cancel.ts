import type { TriggerKind } from "#protocol/catalog/triggers.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { ended } from "./end.ts";
import { isReached } from "./goal.ts";

/** Journeys that a silence began: a visitor who is back before the first word needs none. */
const silent: ReadonlySet<TriggerKind> = new Set(["abandoned", "browse-abandoned", "inactive"]);

/** What a batch brought that may make journeys pointless. */
export interface Arrival {
  readonly isBack: boolean;
  /** Orders count when they arrive: a report that was under way may be older than the journey. */
  readonly hasBought: boolean;
}

/** Ends what a visit has made pointless: goals that were reached, silences that were broken. */
export function cancelPointless(
  before: VisitorState,
  moment: Moment,
  { isBack, hasBought }: Arrival,
): VisitorState {
  let state = before;
  for (const { campaign: id, startedAt, sent } of before.journeys) {
    const campaign = moment.live.byId.get(id)?.campaign;
    if (!campaign) continue;
    const fromSilence = silent.has(campaign.trigger.kind);
    const bought = hasBought && (fromSilence || campaign.goal.kind === "purchase");
    if (bought || isReached(campaign, state, startedAt)) {
      state = ended(state, id, "goal", moment.now);
    } else if (isBack && sent === 0 && fromSilence) {
      state = ended(state, id, "came-back", moment.now);
    }
  }
  return state;
}
