import type { Tag } from "../tag.ts";
import type { Reporter } from "./report.ts";

/** The search that an address says by itself, for shops that say it in no other way. */
export function readSearch(tag: Tag, reporter: Reporter): void {
  const query = new URLSearchParams(location.search);
  const words = query.get(tag._settings.searchParameter ?? "q") ?? query.get("s");
  if (words && !reporter._has("search"))
    reporter._as("address")("search", { query: words.slice(0, 300) });
}
