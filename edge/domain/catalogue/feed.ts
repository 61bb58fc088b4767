import type { FeedReader } from "./feed-entry.ts";
import { tableFeed } from "./table-feed.ts";
import { xmlFeed } from "./xml-feed.ts";

/** Reads a feed in whatever form it comes: the first character tells XML from a table. */
export function feed(): FeedReader {
  let reader: FeedReader | null = null;
  return {
    push(text) {
      // Byte order marks and blank lines say nothing yet.
      const begun = reader ? text : text.replace(/^[\uFEFF\s]+/, "");
      if (begun === "") return [];
      reader ??= begun.startsWith("<") ? xmlFeed() : tableFeed();
      return reader.push(begun);
    },
    end: () => (reader ? reader.end() : []),
  };
}
