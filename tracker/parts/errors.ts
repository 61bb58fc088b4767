import { guard, on } from "../guard.ts";
import type { Tag } from "../tag.ts";

const LIMIT = 10;
const GATHER_MS = 1000;

/** Counts the script errors of the page: each message once, with how often it came by then. */
export function start(tag: Tag, first: Event): void {
  const counts = new Map<string, number>();
  const count = guard((event: Event) => {
    const message = String(
      "message" in event ? event.message : "reason" in event ? event.reason : "",
    ).slice(0, 300);
    if (!message || counts.size >= LIMIT) return;
    if (!counts.has(message))
      setTimeout(() => {
        tag._ride("script_error", { message, count: counts.get(message) ?? 1 });
        counts.delete(message);
      }, GATHER_MS);
    counts.set(message, (counts.get(message) ?? 0) + 1);
  });
  count(first);
  on(["error", "unhandledrejection"], count);
}
