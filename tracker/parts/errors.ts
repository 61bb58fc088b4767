import type { Tag } from "../tag.ts";

const LIMIT = 10;

/** Counts the script errors of the page; each message rides along once, with how often it came. */
export function start(tag: Tag, failures: Event[]): void {
  const told = new Set<string>();
  tag._rounds.push(() => {
    const counts = new Map<string, number>();
    for (const failure of failures.splice(0)) {
      const words = "message" in failure ? failure.message : "reason" in failure && failure.reason;
      const message = String(words).slice(0, 300);
      counts.set(message, (counts.get(message) ?? 0) + 1);
    }
    for (const [message, many] of counts) {
      if (told.has(message) || told.size >= LIMIT) continue;
      told.add(message);
      tag._ride("script_error", { message, count: many });
    }
  });
}
