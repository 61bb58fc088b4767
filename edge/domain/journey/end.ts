import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { tell } from "../flush.ts";
import type { VisitorState } from "../state.ts";
import type { Ending } from "./journey.ts";

/** Endings after which even what has been decided stays unsaid. */
const recalls: ReadonlySet<Ending> = new Set(["goal", "came-back", "cart-empty", "campaign-over"]);

/** Endings by which a leaving turned out to be none. */
const unleft: ReadonlySet<Ending> = new Set(["came-back", "cart-empty"]);

/** The state once a journey is over. */
export function ended(
  state: VisitorState,
  campaign: string,
  ending: Ending,
  now: number,
): VisitorState {
  const over = state.journeys.find((journey) => journey.campaign === campaign);
  if (!over) return state;
  const journeys = state.journeys.filter((journey) => journey !== over);
  // Nothing was said yet: it may begin anew whenever the visitor leaves again.
  const campaigns =
    unleft.has(ending) && over.sent === 0
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
