import { addCounts, type Counts } from "#protocol/counts.ts";
import { draw } from "../../edge/domain/draw.ts";
import { outcomeKey } from "../../edge/domain/persona/probability/outcomes.ts";
import { calibrationsOf } from "../../edge/domain/persona/probability/probability.ts";
import { shuffled } from "./random.ts";
import { score, type Score, type Scored } from "./score.ts";

/** How true the probabilities are in a shop with another share of buyers, before and after it has taught. */
export interface Relearnt {
  readonly before: Score;
  readonly after: Score;
  /** Visits that it taught with. */
  readonly taught: number;
}

/** The visits of a shop where only this share buys: the same visits, with buyers left out by chance. */
export function shopWhere(
  share: number,
  visits: readonly Scored[],
  seed: string,
): readonly Scored[] {
  const buyers = visits.filter(({ bought }) => bought).length;
  const keep = (share / (1 - share)) * ((visits.length - buyers) / buyers);
  return visits.filter(({ bought }, index) => !bought || draw(seed, String(index)) < keep);
}

/** The first visits teach as the edge counts them; the others judge. */
export function relearnt(visits: readonly Scored[], taught: number, seed: string): Relearnt {
  const order = shuffled(visits.length, seed).flatMap((index) => visits[index] ?? []);
  const counts = order
    .slice(0, taught)
    .reduce<Counts>(
      (sum, { logOdds, bought }) =>
        addCounts(sum, { [outcomeKey("browsing", logOdds, bought)]: 1 }),
      {},
    );
  const { slope, intercept } = calibrationsOf(counts).browsing;
  const unseen = order.slice(taught);
  const mended = unseen.map((one) => ({ ...one, logOdds: slope * one.logOdds + intercept }));
  return { before: score(unseen, 0), after: score(mended, 0), taught };
}
