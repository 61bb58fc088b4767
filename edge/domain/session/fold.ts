import type { EventKind } from "#protocol/event.ts";
import { changesOf } from "./after-event.ts";
import { withinBounds } from "./bounds.ts";
import { cartAfter } from "./cart.ts";
import type { FoldContext } from "./fold-context.ts";
import { withPoints } from "./engagement.ts";
import { inOrder, type Placed } from "./placed.ts";
import { endEarlier, type Session } from "./session.ts";
import { silenceOf, withGones } from "./silence.ts";
import { visitsAfter, type Visit } from "./visits.ts";

// Reported without anybody doing anything.
const unattended: ReadonlySet<EventKind> = new Set([
  "web_vital",
  "script_error",
  "source_seen",
  "banner_shown",
  "gone",
]);

// A session is copied once for a batch, not for every fact of it.
type Draft = { -readonly [K in keyof Session]: Session[K] };

/** The session after these facts; late ones and ones out of order find their place. */
export function fold(session: Session, placed: readonly Placed[], context: FoldContext): Session {
  if (placed.length === 0) return session;
  const draft: Draft = { ...withGones(session, placed, context.settings) };
  for (const fact of inOrder(placed)) enter(draft, fact, context);
  Object.assign(draft, cartAfter(draft, context));
  draft.beforeAt = draft.earlier.at(-1)?.lastAt ?? null;
  return withinBounds(endEarlier(draft));
}

function enter(draft: Draft, fact: Placed, context: FoldContext): void {
  const { event, at, source } = fact;
  if (unattended.has(event.kind)) return;
  const { purchases, visits, lastAt } = draft;
  const changes = changesOf(draft, fact, context);
  Object.assign(draft, changes.session);
  // Reloading the thank-you page is no second purchase.
  const isRepeat = event.kind === "purchase" && draft.purchases === purchases;
  if (!isRepeat) draft.days = withPoints(draft.days, event, at);
  // What only the server tells of is no visit.
  if (source === "server") return;
  const silence = silenceOf(context.settings, draft.gones);
  Object.assign(draft, visitsAfter(draft, at, silence, changes.visit ?? same));
  if (isPresence(fact)) draft.lastAt = visits === 0 ? at : Math.max(lastAt, at);
}

// A screen that locks itself ten minutes after the last touch hides the tab, but nobody was there.
function isPresence({ event }: Placed): boolean {
  return event.kind !== "attention" || event.state === "back";
}

function same(visit: Visit): Visit {
  return visit;
}
