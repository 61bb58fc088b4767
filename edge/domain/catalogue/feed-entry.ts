/** One product of a feed: field names without "g:", each with all its values in order. */
export type FeedEntry = ReadonlyMap<string, readonly string[]>;

/** Reads a feed piece by piece; keeps no more than the entry that is not complete yet. */
export interface FeedReader {
  /** Takes the next piece of text; answers the entries that it completed. */
  push(text: string): readonly FeedEntry[];
  /** Answers what was left when the text ended; null: it ended in the middle of an entry. */
  end(): readonly FeedEntry[] | null;
}

/** No entry is longer: what has no end is not a feed. */
export const MAX_ENTRY = 256 * 1024;

/** The name of a field in any of the spellings of feeds: "g:Image Link", "image_link". */
export function fieldName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^g:/, "")
    .replaceAll(/[\s-]+/g, "_");
}

/** The first value of a field, without the space around it; undefined if it is missing or empty. */
export function first(entry: FeedEntry, name: string): string | undefined {
  return entry.get(name)?.[0]?.trim() || undefined;
}
