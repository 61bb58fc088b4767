import type { PageFacts } from "#protocol/batch.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import { afterEvent } from "./after-event.ts";
import { inOrder, type Placed } from "./placed.ts";
import { beginVisit, type Session } from "./session.ts";

/** What a fact is read against. */
export interface FoldContext {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly page: PageFacts;
  readonly now: number;
}

/** The session after these facts. */
export function fold(session: Session, placed: readonly Placed[], context: FoldContext): Session {
  let after = session;
  for (const fact of inOrder(placed)) {
    if (fact.at - after.lastAt > context.settings.visitEndsAfterSeconds * 1000) {
      after = beginVisit(after, fact.at);
    }
    after = afterEvent(after, fact, context);
    if (fact.at > after.lastAt) after = { ...after, lastAt: fact.at };
  }
  return after;
}
