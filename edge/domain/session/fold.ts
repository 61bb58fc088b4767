import type { PageFacts } from "#protocol/batch.ts";
import type { EventKind } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import { afterEvent } from "./after-event.ts";
import { withinBounds } from "./bounds.ts";
import { withCart } from "./cart.ts";
import { withPoints } from "./engagement.ts";
import { inOrder, type Placed } from "./placed.ts";
import { endEarlier, type Session } from "./session.ts";
import { silenceOf, withGones } from "./silence.ts";
import { withMoment, type Visit } from "./visits.ts";

/** What a fact is read against. */
export interface FoldContext {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly page: PageFacts;
  readonly now: number;
}

// Reported without anybody doing anything.
const unattended: ReadonlySet<EventKind> = new Set([
  "web_vital",
  "script_error",
  "source_seen",
  "banner_shown",
  "gone",
]);

/** The session after these facts; late ones and ones out of order find their place. */
export function fold(session: Session, placed: readonly Placed[], context: FoldContext): Session {
  if (placed.length === 0) return session;
  let after = withGones(session, placed, context.settings);
  for (const fact of inOrder(placed)) after = withFact(after, fact, context);
  after = withCart(after, context);
  return withinBounds(endEarlier({ ...after, beforeAt: after.earlier.at(-1)?.lastAt ?? null }));
}

function withFact(session: Session, fact: Placed, context: FoldContext): Session {
  const { event, at, source } = fact;
  if (unattended.has(event.kind)) return session;
  const changed = afterEvent(session, fact, context);
  // Reloading the thank-you page is no second purchase.
  const isRepeat = event.kind === "purchase" && changed.session.purchases === session.purchases;
  const days = isRepeat ? session.days : withPoints(session.days, event, at);
  const after = { ...changed.session, days };
  // What only the server tells of is no visit.
  if (source === "server") return after;
  const silence = silenceOf(context.settings, after.gones);
  const visited = withMoment(after, at, silence, changed.visit ?? same);
  if (!isPresence(fact)) return visited;
  const lastAt = session.visits === 0 ? at : Math.max(session.lastAt, at);
  return lastAt === visited.lastAt ? visited : { ...visited, lastAt };
}

// A screen that locks itself ten minutes after the last touch hides the tab, but nobody was there.
function isPresence({ event }: Placed): boolean {
  return event.kind !== "attention" || event.state === "back";
}

function same(visit: Visit): Visit {
  return visit;
}
