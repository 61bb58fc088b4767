import type { FlushState, VisitorState } from "./state.ts";

/** A state as earlier days may have written it: what was added since is missing. */
export interface StoredState extends Omit<VisitorState, "ledger" | "flush" | "agreed"> {
  readonly agreed?: VisitorState["agreed"];
  readonly ledger?: VisitorState["ledger"];
  readonly flush: Omit<FlushState, "shard" | "costs"> &
    Partial<Pick<FlushState, "shard" | "costs">>;
}

/** A stored state as this version of the domain writes it. */
export function upgrade({
  ledger = [],
  agreed = null,
  flush,
  ...stored
}: StoredState): VisitorState {
  // Whoever has flushed before the census had parts is counted by the first one.
  const { shard = flush.number > 0 ? 0 : null, costs = {} } = flush;
  return { ...stored, ledger, agreed, flush: { ...flush, shard, costs } };
}
