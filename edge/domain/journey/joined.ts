import { startedBy } from "../decide/live.ts";
import type { Moment } from "../moment.ts";
import { holds } from "../segment/holds.ts";
import type { VisitorState } from "../state.ts";
import type { Occasion } from "./occasion.ts";

const MOST = 20;

/** The audiences that a visitor has come to belong to since the last look, for campaigns that wait for it. */
export function joined(
  state: VisitorState,
  moment: Moment,
): { readonly state: VisitorState; readonly occasions: readonly Occasion[] } {
  const waiting = startedBy(moment.live, "audience-entered");
  if (waiting.length === 0 && !state.inside) return { state, occasions: [] };
  const { inside: before = [], ...rest } = state;
  const inside = waiting
    .filter(({ campaign: { audience } }) => audience && holds(audience, moment.ask).holds)
    .map(({ campaign }) => campaign.id)
    .slice(0, MOST);
  return {
    state: { ...rest, ...(inside.length > 0 && { inside }) },
    occasions: inside
      .filter((id) => !before.includes(id))
      .map((id) => ({ kind: "audience-entered", campaign: id })),
  };
}
