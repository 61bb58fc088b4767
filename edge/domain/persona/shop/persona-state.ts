import type { Reason } from "../reason.ts";
import type { Believed } from "./posterior.ts";

/** Who somebody was taken for from a moment on, and why. */
interface Taken {
  readonly id: string | null;
  readonly since: number;
  readonly why?: readonly Reason[];
}

/** What is kept of a visitor's persona between visits: the one of now, and the latest before it. */
export interface PersonaState extends Taken {
  readonly past?: readonly Taken[];
}

export const noPersona: PersonaState = { id: null, since: 0 };

/** A persona that gave way to another, and why. */
export interface PersonaChange {
  readonly from: string | null;
  readonly to: string;
  readonly reasons: readonly Reason[];
}

const BELIEVED = 0.5;
const PAST = 2;
const WHY = 3;
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
  const reasons = best.reasons();
  const persona = { id: best.id, since: now, why: reasons.slice(0, WHY), past: pastOf(before) };
  return { persona, change: { from: before.id, to: best.id, reasons } };
}

function pastOf({ past = [], ...latest }: PersonaState): readonly Taken[] {
  return latest.id === null ? past : [...past, latest].slice(-PAST);
}
