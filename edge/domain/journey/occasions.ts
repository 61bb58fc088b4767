import { type Signal, signals } from "#protocol/catalog/triggers.ts";
import type { EventKind, EventOf } from "#protocol/event.ts";
import type { Placed } from "../session/placed.ts";
import type { Session } from "../session/session.ts";
import type { Understanding } from "../persona/understand.ts";
import type { Occasion } from "./occasion.ts";

const SIGNALS: ReadonlySet<EventKind> = new Set(signals);
const DAY_MS = 86_400_000;

/** A visitor before and after a batch. */
export interface Change {
  /** Null for somebody who has just been met. */
  readonly before: Session | null;
  readonly after: Session;
  readonly placed: readonly Placed[];
  readonly path: string;
  readonly understanding: Understanding;
  /** The cause that was acted upon last. */
  readonly causeBefore: string;
}

/** What happened in a batch, as triggers see it; each kind of thing once. */
export function occasionsOf(change: Change): readonly Occasion[] {
  const { before, after, placed, path, understanding, causeBefore } = change;
  const found = new Map<string, Occasion>();
  const add = (occasion: Occasion, detail = "") =>
    found.set(`${occasion.kind}/${detail}`, occasion);
  if (!before || after.visits > before.visits) {
    add({ kind: "landing" });
    if (after.beforeAt !== null) {
      add({ kind: "return", days: (after.visit.startedAt - after.beforeAt) / DAY_MS });
    }
  }
  for (const { event } of placed) {
    if (isSignal(event.kind)) add({ kind: "signal", of: event.kind }, event.kind);
    switch (event.kind) {
      case "page_view":
        add({ kind: "page", path });
        break;
      case "dwell": {
        if (event.subject !== "product") break;
        const toMs = after.viewed.find(({ id }) => id === event.id)?.engagedMs ?? 0;
        const fromMs = before?.viewed.find(({ id }) => id === event.id)?.engagedMs ?? 0;
        add({ kind: "dwell", product: event.id, fromMs, toMs }, event.id);
        break;
      }
      case "exit_intent":
        add({ kind: "exit-intent" });
        break;
      case "cart_add":
      case "cart_remove":
      case "cart_set":
        add({ kind: "cart-changed" });
        break;
      case "checkout_stage":
        add({ kind: "checkout-stage", stage: event.stage }, event.stage);
        break;
      case "wish_add":
        add({ kind: "wish", product: event.item.id }, event.item.id);
        break;
      case "search":
        if (event.results === 0) add({ kind: "search-without-result" });
        break;
      case "coupon_refused":
        add({ kind: "coupon-refused" });
        break;
      case "shipping_shown":
        add({ kind: "shipping-shown" });
        break;
      case "sign_up":
        add({ kind: "sign-up" });
        break;
      case "push_subscribed":
        add({ kind: "push-subscribed" });
        break;
      case "purchase":
        add({ kind: "purchase", product: dearest(event.lines) });
        break;
      case "custom":
        add({ kind: "custom", name: event.name }, event.name);
        break;
      // Everything else speaks through the facts that audiences are written in.
      default:
    }
  }
  const stalled = stalledAt(before, after);
  if (stalled) add(stalled);
  const { cause, personaChanged } = understanding;
  if (cause.id !== "unknown" && cause.id !== causeBefore) add({ kind: "cause", cause: cause.id });
  if (personaChanged) add({ kind: "persona-changed", to: personaChanged.to });
  return [...found.values()];
}

// How long a checkout stage has been the furthest, up to the moment before and up to now.
function stalledAt(before: Session | null, after: Session): Occasion | null {
  const { stage, stageAt, lastAt } = after;
  if (stage === "none" || stage === "done") return null;
  const isSame = before?.stage === stage && before.stageAt === stageAt;
  const fromMs = isSame ? before.lastAt - stageAt : -1;
  return { kind: "stage-stalled", stage, fromMs, toMs: lastAt - stageAt };
}

function isSignal(kind: EventKind): kind is Signal {
  return SIGNALS.has(kind);
}

function dearest(lines: EventOf<"purchase">["lines"]): string | null {
  const [first] = lines.toSorted((left, right) => (right.price ?? 0) - (left.price ?? 0));
  return first?.id ?? null;
}
