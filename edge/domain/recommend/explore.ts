import { draw } from "../draw.ts";
import type { Ask, Stockroom } from "./ask.ts";
import { isNew } from "./is-new.ts";
import type { Proposal } from "./proposal.ts";

/** Below so many visits nobody can say how good a product is. */
const VISITS_TO_JUDGE = 20;

/**
 * Gives a new product the last place in a share of lists. Each entry carries the chance that it got its
 * place, so that what new products earn can be judged without bias later.
 */
export function explore(
  list: readonly Proposal[],
  ask: Ask,
  stockroom: Stockroom,
  allows: (id: string) => boolean,
): readonly Proposal[] {
  const last = list[ask.size - 1];
  const { exploreShare } = ask.rules;
  if (exploreShare <= 0 || ask.size < 1 || last?.step === "pinned") return list;
  const listed = new Set(list.map((entry) => entry.id));
  const untried = stockroom.shelves.newest.filter(
    ({ id, addedAt }) =>
      isNew(addedAt, ask.now) &&
      !listed.has(id) &&
      visitsWith(id, stockroom) < VISITS_TO_JUDGE &&
      allows(id),
  );
  if (untried.length === 0) return list;
  const others = list.slice(0, ask.size - 1);
  if (draw(ask.seed, "explore") >= exploreShare) {
    return last ? [...others, { ...last, propensity: 1 - exploreShare }] : list;
  }
  const picked = untried[Math.floor(draw(ask.seed, "explore which") * untried.length)];
  if (picked === undefined) return list;
  const propensity = exploreShare / untried.length;
  return [...others, { id: picked.id, step: "exploration", propensity }];
}

function visitsWith(id: string, { model }: Stockroom): number {
  const item = model?.numberOf.get(id);
  if (model === null || item === undefined) return 0;
  return (model.postingStart[item + 1] ?? 0) - (model.postingStart[item] ?? 0);
}
