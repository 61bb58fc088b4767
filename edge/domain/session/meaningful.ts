import type { EventKind, TrackerEvent } from "#protocol/event.ts";

const passing: ReadonlySet<EventKind> = new Set([
  "page_view",
  "web_vital",
  "script_error",
  "source_seen",
  "attention",
  "gone",
  "dwell",
]);
const READ_MS = 5000;

/** Whether somebody did enough to be remembered; a bounce is only counted. */
export function isMeaningful(events: readonly TrackerEvent[]): boolean {
  let pages = 0;
  for (const event of events) {
    if (!passing.has(event.kind)) return true;
    if (event.kind === "dwell" && event.engagedMs >= READ_MS) return true;
    if (event.kind === "page_view" && ++pages > 1) return true;
  }
  return false;
}
