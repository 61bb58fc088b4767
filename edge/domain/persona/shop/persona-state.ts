import type { Reason } from "../reason.ts";
import type { Believed } from "./posterior.ts";

/** What is kept of a visitor's persona between visits. */
export interface PersonaState {
  readonly id: string | null;
  readonly since: number;
}

export const noPersona: PersonaState = { id: null, since: 0 };

/** A persona that gave way to another, and why. */
export interface PersonaChange {
  readonly from: string | null;
  readonly to: string;
  readonly reasons: readonly Reason[];
}

const BELIEVED = 0.5;
// Twice as probable as the one before: a single look at something else changes nobody.
const MARGIN = Math.log(2);

/** Who somebody is taken for from now on; it changes only when the evidence clearly says so. */
export function settled(
  before: PersonaState,
  believed: readonly Believed[],
  now: number,
): { readonly persona: PersonaState; readonly change: PersonaChange | null } {
  const best = believed.toSorted((left, right) => right.score - left.score)[0];
  if (!best || best.id === before.id || best.probability < BELIEVED) {
    return { persona: before, change: null };
  }
  const current = believed.find(({ id }) => id === before.id);
  if (current && best.score < current.score + MARGIN) return { persona: before, change: null };
  const change = { from: before.id, to: best.id, reasons: best.reasons() };
  return { persona: { id: best.id, since: now }, change };
}
