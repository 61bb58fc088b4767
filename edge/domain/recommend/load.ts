import { checksum } from "./checksum.ts";
import {
  type Counts,
  FORMAT_VERSION,
  header,
  HEADER_WORDS,
  layout,
  MAGIC,
  WIDE_CHARACTERS,
  WIDE_ITEMS,
} from "./layout.ts";
import { type Blocks, blocks, type Model } from "./model.ts";

/** Why a buffer is no model that this program can use. */
export interface BrokenModel {
  readonly kind: "broken";
  readonly reason:
    | "too-short"
    | "not-a-model"
    | "other-version"
    | "wrong-length"
    | "wrong-checksum";
}

/** Opens a published model; a damaged one is refused whole, so that the old one goes on serving. */
export function load(buffer: ArrayBuffer): Model | BrokenModel {
  if (buffer.byteLength < HEADER_WORDS * 4 || buffer.byteLength % 4 > 0) return broken("too-short");
  const words = new Uint32Array(buffer);
  if (words[header.magic] !== MAGIC) return broken("not-a-model");
  if (words[header.version] !== FORMAT_VERSION) return broken("other-version");
  if (words[header.byteLength] !== buffer.byteLength) return broken("wrong-length");
  const counts = countsOf(words);
  const at = layout(counts);
  if (at.byteLength !== buffer.byteLength) return broken("wrong-length");
  if (words[header.checksum] !== checksum(words.subarray(header.checksum + 1))) {
    return broken("wrong-checksum");
  }
  return ready(counts, blocks(buffer, counts, at), buffer.byteLength);
}

function broken(reason: BrokenModel["reason"]): BrokenModel {
  return { kind: "broken", reason };
}

function countsOf(words: Uint32Array): Counts {
  const flags = words[header.flags] ?? 0;
  return {
    visits: words[header.visits] ?? 0,
    items: words[header.items] ?? 0,
    entries: words[header.entries] ?? 0,
    postings: words[header.postings] ?? 0,
    personas: words[header.personas] ?? 0,
    characters: words[header.characters] ?? 0,
    wideItems: (flags & WIDE_ITEMS) > 0,
    wideCharacters: (flags & WIDE_CHARACTERS) > 0,
  };
}

function ready(counts: Counts, parts: Blocks, byteLength: number): Model {
  const names = strings(parts);
  const keys = names.slice(0, counts.items);
  const numberOf = new Map<string, number>();
  for (let item = 0; item < keys.length; item++) numberOf.set(keys[item] ?? "", item);
  const rarity = new Float32Array(counts.items);
  for (let item = 0; item < counts.items; item++) {
    const visits = (parts.postingStart[item + 1] ?? 0) - (parts.postingStart[item] ?? 0);
    rarity[item] = Math.log(counts.visits / Math.max(1, visits));
  }
  return {
    ...parts,
    kind: "ready",
    byteLength,
    visits: counts.visits,
    keys,
    numberOf,
    personas: names.slice(counts.items),
    rarity,
    scratch: {
      score: new Float64Array(counts.items),
      best: new Float64Array(counts.items),
      shared: new Float64Array(counts.items),
    },
  };
}

// fromCharCode takes its characters as arguments, and engines limit how many.
const CHUNK = 8192;

function strings({ characters, stringStart }: Blocks): readonly string[] {
  let text = "";
  for (let start = 0; start < characters.length; start += CHUNK) {
    // Spread would walk an iterator: ten times slower, and an isolate has 50 ms for all of a load.
    text += Reflect.apply(String.fromCharCode, null, characters.subarray(start, start + CHUNK));
  }
  const names: string[] = [];
  for (let index = 1; index < stringStart.length; index++) {
    names.push(text.slice(stringStart[index - 1], stringStart[index]));
  }
  return names;
}
