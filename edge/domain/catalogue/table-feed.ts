import { type FeedEntry, type FeedReader, fieldName, MAX_ENTRY } from "./feed-entry.ts";

const SEPARATORS = ["\t", ";", "|", ","] as const;

/** Reads TSV and CSV whose first line names the fields; throws if a line has no end. */
export function tableFeed(): FeedReader {
  let rest = "";
  let names: readonly string[] | null = null;
  let separator = ",";

  function take(cells: readonly string[]): readonly FeedEntry[] {
    if (!names) {
      names = cells.map(fieldName);
      return [];
    }
    if (cells.length === 1 && cells[0] === "") return [];
    const entry = new Map<string, string[]>();
    for (const [index, name] of names.entries()) {
      const cell = cells[index]?.trim() ?? "";
      if (cell !== "") entry.set(name, [...(entry.get(name) ?? []), cell]);
    }
    return [entry];
  }

  return {
    push(text) {
      rest += text;
      const entries: FeedEntry[] = [];
      if (!names) {
        const end = rest.indexOf("\n");
        if (end < 0) return entries;
        separator = separatorOf(rest.slice(0, end));
      }
      for (;;) {
        const line = lineOf(rest, separator);
        if (!line) {
          if (rest.length > MAX_ENTRY) throw new Error("A line of this feed has no end.");
          return entries;
        }
        entries.push(...take(line.cells));
        rest = rest.slice(line.length);
      }
    },
    end() {
      if (rest === "") return [];
      const line = lineOf(`${rest}\n`, separator);
      return line ? take(line.cells) : null;
    },
  };
}

function separatorOf(header: string): string {
  const counted = SEPARATORS.map((one) => ({ one, count: header.split(one).length }));
  return counted.toSorted((left, right) => right.count - left.count)[0]?.one ?? ",";
}

/** The first line's cells and its length with the line break; null while it is not complete. */
function lineOf(
  text: string,
  separator: string,
): { readonly cells: readonly string[]; readonly length: number } | null {
  const cells: string[] = [];
  let cell = "";
  let place = 0;
  while (place < text.length) {
    if (cell === "" && text[place] === '"') {
      const end = quoteEnd(text, place + 1);
      if (end < 0) return null;
      cell = text.slice(place + 1, end).replaceAll('""', '"');
      place = end + 1;
      continue;
    }
    const next = text[place] ?? "";
    if (next === separator || next === "\n") {
      cells.push(next === "\n" ? cell.replace(/\r$/, "") : cell);
      cell = "";
      place++;
      if (next === "\n") return { cells, length: place };
      continue;
    }
    const end = nextBreak(text, place, separator);
    cell += text.slice(place, end);
    place = end;
  }
  return null;
}

function nextBreak(text: string, from: number, separator: string): number {
  let place = from;
  while (place < text.length && text[place] !== separator && text[place] !== "\n") place++;
  return place;
}

/** Where the closing quote stands; two in a row are one quote of the text. */
function quoteEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return end + 1 < text.length ? end : -1;
  }
  return -1;
}
