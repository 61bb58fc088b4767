import type { Drawing } from "#protocol/decision.ts";
import type { Placed } from "../session/placed.ts";
import type { VisitorState } from "../state.ts";

type Ignored = VisitorState["ignored"];
const MAX_KEPT = 24;

/** The products proposed in vain, after one more list was shown. */
export function proposed(ignored: Ignored, { kind, cards }: Drawing): Ignored {
  if (kind !== "recommendations" || !cards) return ignored;
  const counts = new Map(ignored.map(({ id, count }) => [id, count]));
  for (const { id } of cards) {
    const count = (counts.get(id) ?? 0) + 1;
    // Again the newest: the oldest are forgotten first.
    counts.delete(id);
    counts.set(id, count);
  }
  return [...counts].map(([id, count]) => ({ id, count })).slice(-MAX_KEPT);
}

/** The products proposed in vain, without those that were looked at now. */
export function lookedAt(ignored: Ignored, placed: readonly Placed[]): Ignored {
  if (ignored.length === 0) return ignored;
  const seen = new Set(
    placed.flatMap(({ event }) => (event.kind === "product_view" ? event.item.id : [])),
  );
  return seen.size === 0 ? ignored : ignored.filter(({ id }) => !seen.has(id));
}
