import { tell } from "../flush.ts";
import type { VisitorState } from "../state.ts";
import type { Ending } from "./journey.ts";

/** The state once a journey is over; what it had not sent yet stays unsaid. */
export function ended(
  state: VisitorState,
  campaign: string,
  ending: Ending,
  now: number,
): VisitorState {
  const journeys = state.journeys.filter((journey) => journey.campaign !== campaign);
  if (journeys.length === state.journeys.length) return state;
  const campaigns = state.campaigns.map((memory) =>
    memory.campaign === campaign ? { ...memory, endedAt: now } : memory,
  );
  const deliveries =
    ending === "done"
      ? state.deliveries
      : state.deliveries.filter((other) => other.campaign !== campaign);
  const counts = { [`journey-ended/${campaign}/${ending}`]: 1 };
  return tell({ ...state, journeys, campaigns, deliveries }, { counts }, now);
}
