import type { Tag } from "../tag.ts";
import { asked } from "./query.ts";
import type { Reporter } from "./report.ts";

/** The search that an address says by itself, for shops that say it in no other way. */
export function readSearch(tag: Tag, reporter: Reporter): void {
  const query = asked(tag._settings.searchParameter ?? "q") ?? asked("s");
  if (query && !reporter._has("search")) reporter._as("address")("search", { query });
}
