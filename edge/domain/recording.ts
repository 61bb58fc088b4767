import type { CandidateRecord, DecisionRecord } from "#protocol/record.ts";
import { codesRecorded } from "./decide/offer.ts";
import type { Moment } from "./moment.ts";
import type { VisitorState } from "./state.ts";

const MAX_CANDIDATES = 40;

/** The decision as the log keeps it; null if nothing could have been said. */
export function recordOf(
  occasion: DecisionRecord["occasion"],
  candidates: readonly CandidateRecord[],
  { profile }: VisitorState,
  { now, seed, snapshot, catalogue, modelVersion, understanding, codes }: Moment,
): DecisionRecord | null {
  if (candidates.length === 0) return null;
  // Winners and what was withheld first: those are asked for most.
  const ranked = candidates.toSorted((left, right) => weight(right) - weight(left));
  return {
    occasion,
    now,
    seed,
    request: { country: profile.country, timeZone: profile.timeZone },
    snapshotVersion: snapshot.version,
    catalogueVersion: catalogue.version,
    modelVersion: modelVersion ?? snapshot.modelVersion,
    persona: understanding.persona.id,
    cause: understanding.cause.id,
    probability: understanding.probability,
    candidates: ranked.slice(0, MAX_CANDIDATES),
    more: Math.max(0, ranked.length - MAX_CANDIDATES),
    codes: codesRecorded(codes),
  };
}

function weight({ fate, value }: CandidateRecord): number {
  return { won: 3000, withheld: 2000, moved: 1000, stopped: 0 }[fate] + (value ?? -500);
}
