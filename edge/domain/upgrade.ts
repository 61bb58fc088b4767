import { type StoredSession, upgradeSession } from "./session/upgrade.ts";
import type { FlushState, VisitorState } from "./state.ts";

/** A state as earlier days may have written it: what was added since is missing. */
export interface StoredState extends Omit<VisitorState, "ledger" | "flush" | "agreed" | "session"> {
  readonly session: StoredSession;
  readonly agreed?: VisitorState["agreed"];
  readonly ledger?: VisitorState["ledger"];
  readonly flush: Omit<FlushState, "shard" | "costs"> &
    Partial<Pick<FlushState, "shard" | "costs">>;
}

/** A stored state as this version of the domain writes it. */
export function upgrade(stored: StoredState): VisitorState {
  const { ledger = [], agreed = null, flush, session } = stored;
  // Whoever has flushed before the census had parts is counted by the first one.
  const { shard = flush.number > 0 ? 0 : null, costs = {} } = flush;
  const books = { ledger, agreed, flush: { ...flush, shard, costs } };
  return { ...stored, ...books, session: upgradeSession(session) };
}
