import type { EventKind } from "#protocol/event.ts";
import type { FactsOf, Tag } from "../tag.ts";

const SAME_MS = 2000;
const STORE = "edgewise";
const ORDER = `${STORE}-order`;
const KEEP_MS = 50;

/** A reloaded thank-you page is no second purchase; the edge knows orders too, for longer. */
function isKnown(order: string): boolean {
  try {
    if (localStorage.getItem(ORDER) === order) return true;
    setTimeout(() => {
      // Only where the tag keeps something by then may anything be kept.
      if (STORE in localStorage) localStorage.setItem(ORDER, order);
    }, KEEP_MS);
  } catch {
    // Storage is blocked: then the edge alone compares.
  }
  return false;
}

/** Reports what one source of a page says. */
export type Report = <K extends EventKind>(kind: K, facts: FactsOf<K>) => void;

export interface Reporter {
  /** Reports as this source; the same fact from two sources within two seconds counts once. */
  readonly _as: (source: string) => Report;
  /** Whether this kind was reported since the page's last route. */
  readonly _has: (kind: EventKind) => boolean;
  readonly _forget: () => void;
}

export function reporter(tag: Tag): Reporter {
  const heard = new Map<string, number>();
  let kinds = new Set<string>();
  let told = new Set<string>();
  return {
    _as: (source) => (kind, facts) => {
      const said: { item?: { id: string }; order?: string; stage?: string; quantity?: number } =
        facts;
      const name = `${kind}|${said.item?.id ?? said.order ?? said.stage}|${said.quantity}`;
      const now = performance.now();
      if (now - (heard.get(name) ?? -SAME_MS) < SAME_MS) return;
      heard.set(name, now);
      if (said.order && isKnown(said.order)) return;
      kinds.add(kind);
      tag._track(kind, facts);
      if (told.has(source + kind)) return;
      told.add(source + kind);
      tag._ride("source_seen", { source, events: { [kind]: 1 } });
    },
    _has: (kind) => kinds.has(kind),
    _forget: () => {
      kinds = new Set();
      told = new Set();
    },
  };
}
