import type { Snapshot } from "#protocol/site.ts";
import { type Live, liveOf, withSteps } from "../decide/live.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import type { Ending, Journey } from "./journey.ts";

/** What is to become of a journey: its campaign as it was when it began, or why it cannot go on. */
export type Standing =
  | { readonly kind: "goes-on"; readonly live: Live }
  | { readonly kind: "paused" }
  | { readonly kind: "over"; readonly ending: Ending };

/**
 * The campaign that a journey follows: whether it may go on is the newest version's word, its steps
 * are those with which it began.
 */
export function standing({ campaign, version, print }: Journey, moment: Moment): Standing {
  const { snapshot, older, live } = moment;
  const current = live.byId.get(campaign);
  if (!current) {
    const known = snapshot.campaigns.find(({ id }) => id === campaign);
    return known?.status === "paused"
      ? { kind: "paused" }
      : { kind: "over", ending: "campaign-over" };
  }
  if (current.print === print) return { kind: "goes-on", live: current };
  const then = older?.get(version);
  const origin = then && liveOf(then).byId.get(campaign);
  if (!origin) return { kind: "over", ending: "edited" };
  return { kind: "goes-on", live: withSteps(current, origin.campaign.steps, snapshot) };
}

/** The older snapshots that this visitor's journeys need, because their campaigns were edited since. */
export function versionsOf(
  { journeys }: Pick<VisitorState, "journeys">,
  snapshot: Snapshot,
): readonly number[] {
  const live = liveOf(snapshot);
  const edited = journeys.filter(({ campaign, print }) => {
    const current = live.byId.get(campaign);
    return current !== undefined && current.print !== print;
  });
  return [...new Set(edited.map(({ version }) => version))];
}
