import { checksum } from "./checksum.ts";
import type { FinishedVisit } from "./finished-visit.ts";
import { learnHabits } from "./habits.ts";
import { mostWanted } from "./most-wanted.ts";
import { indexed } from "./index-by-item.ts";
import {
  type Counts,
  FORMAT_VERSION,
  header,
  HOTTEST,
  layout,
  MAGIC,
  NO_ITEM,
  PERSONA_BEST,
  WIDE_CHARACTERS,
  WIDE_ITEMS,
} from "./layout.ts";
import { type Blocks, blocks } from "./model.ts";
import { type BuildLimits, type Selection, select } from "./select-visits.ts";

/** What a shop's published model may hold. */
export const buildLimits: BuildLimits = { visits: 100_000, bytes: 8_000_000 };

/** Turns finished visits, in any order, into a model for `load`; the newest ones that fit are kept. */
export function build(visits: readonly FinishedVisit[], limits: BuildLimits): ArrayBuffer {
  return buildFrom(
    visits.toSorted((a, b) => b.at - a.at),
    limits,
  );
}

/** The same of visits that come newest first, one at a time; reading ends once the model is full. */
export function buildFrom(newestFirst: Iterable<FinishedVisit>, limits: BuildLimits): ArrayBuffer {
  const selection = select(newestFirst, limits);
  const { counts } = selection;
  const at = layout(counts);
  const buffer = new ArrayBuffer(at.byteLength);
  const parts = blocks(buffer, counts, at);
  writeVisits(parts, selection);
  const byItem = indexed(selection.visits, counts.items);
  parts.postingStart.set(byItem.start);
  parts.postings.set(byItem.postings);
  parts.habits.set(learnHabits(selection.visits.map((visit) => visit.items)));
  writeDemand(parts, selection);
  writeNames(parts, [...selection.keys, ...selection.personas]);
  writeHeader(new Uint32Array(buffer), counts, at.byteLength);
  return buffer;
}

function writeVisits(parts: Blocks, selection: Selection): void {
  let entry = 0;
  for (const [number, visit] of selection.visits.entries()) {
    parts.endedAt[number] = Math.floor(visit.at / 1000);
    parts.persona[number] = visit.persona;
    parts.visitStart[number] = entry;
    for (const [step, item] of visit.items.entries()) {
      if (visit.bought[step]) setBit(parts.bought, entry);
      parts.sequence[entry++] = item;
    }
  }
  parts.visitStart[selection.visits.length] = entry;
}

function writeDemand(parts: Blocks, { visits, counts }: Selection): void {
  parts.hottest.fill(NO_ITEM).set(mostWanted(visits, HOTTEST));
  parts.personaBest.fill(NO_ITEM);
  for (let persona = 0; persona < counts.personas; persona++) {
    const own = visits.filter((visit) => visit.persona === persona + 1);
    parts.personaBest.set(mostWanted(own, PERSONA_BEST), persona * PERSONA_BEST);
  }
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
}

function writeNames(parts: Blocks, names: readonly string[]): void {
  let end = 0;
  for (const [index, name] of names.entries()) {
    for (let place = 0; place < name.length; place++) {
      parts.characters[end++] = name.charCodeAt(place);
    }
    parts.stringStart[index + 1] = end;
  }
}

function writeHeader(words: Uint32Array, counts: Counts, byteLength: number): void {
  words[header.magic] = MAGIC;
  words[header.version] = FORMAT_VERSION;
  words[header.byteLength] = byteLength;
  words[header.visits] = counts.visits;
  words[header.items] = counts.items;
  words[header.entries] = counts.entries;
  words[header.postings] = counts.postings;
  words[header.personas] = counts.personas;
  words[header.characters] = counts.characters;
  words[header.flags] =
    (counts.wideItems ? WIDE_ITEMS : 0) | (counts.wideCharacters ? WIDE_CHARACTERS : 0);
  words[header.checksum] = checksum(words.subarray(header.checksum + 1));
}
