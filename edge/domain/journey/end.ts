import type { CampaignMemory } from "../decide/memory.ts";
import { tell } from "../flush.ts";
import type { VisitorState } from "../state.ts";
import type { Ending } from "./journey.ts";

/** Endings after which even what has been decided stays unsaid. */
const recalls: ReadonlySet<Ending> = new Set(["goal", "came-back", "campaign-over"]);

/** The state once a journey is over. */
export function ended(
  state: VisitorState,
  campaign: string,
  ending: Ending,
  now: number,
): VisitorState {
  const journeys = state.journeys.filter((journey) => journey.campaign !== campaign);
  if (journeys.length === state.journeys.length) return state;
  // Nothing was said yet: it may begin anew whenever the visitor leaves again.
  const campaigns =
    ending === "came-back"
      ? state.campaigns.map((memory) => unbegun(memory, campaign))
      : state.campaigns;
  const deliveries = recalls.has(ending)
    ? state.deliveries.filter((other) => other.campaign !== campaign)
    : state.deliveries;
  const counts = { [`journey-ended/${campaign}/${ending}`]: 1 };
  return tell({ ...state, journeys, campaigns, deliveries }, { counts }, now);
}

function unbegun(memory: CampaignMemory, campaign: string): CampaignMemory {
  return memory.campaign === campaign ? { ...memory, startedAt: 0 } : memory;
}
