import { type FinishedVisit, itemKey } from "./finished-visit.ts";
import { type Counts, layout } from "./layout.ts";

/** How much a model may hold. */
export interface BuildLimits {
  readonly visits: number;
  readonly bytes: number;
}

/** A visit in the model's own numbers. */
interface NumberedVisit {
  readonly at: number;
  /** 0 for none, else 1 + the persona's number. */
  readonly persona: number;
  readonly items: readonly number[];
  readonly bought: readonly boolean[];
}

/** What goes into a model: the newest visits that fit, newest first, and all names in them. */
export interface Selection {
  readonly counts: Counts;
  readonly visits: readonly NumberedVisit[];
  readonly keys: readonly string[];
  readonly personas: readonly string[];
}

/** A longer visit is a robot or a tab left open: its end says what it is about. */
export const STEPS_KEPT = 50;
/** One byte numbers them, 0 being none. */
const PERSONAS_KEPT = 255;

const nothing: Counts = {
  visits: 0,
  items: 0,
  entries: 0,
  postings: 0,
  personas: 0,
  characters: 0,
  wideItems: false,
  wideCharacters: false,
};

/** Takes visits, newest first, until a limit is reached, and numbers their items and personas. */
export function select(newestFirst: Iterable<FinishedVisit>, limits: BuildLimits): Selection {
  const items = new Map<string, number>();
  const personas = new Map<string, number>();
  const kept: NumberedVisit[] = [];
  let counts = nothing;
  for (const visit of newestFirst) {
    const steps = visit.items.slice(-STEPS_KEPT);
    if (steps.length === 0) continue;
    const keys = steps.map(itemKey);
    const persona = personas.size < PERSONAS_KEPT ? visit.persona : undefined;
    const distinct = new Set(keys);
    const fresh = [...distinct].filter((key) => !items.has(key));
    const names = persona === undefined || personas.has(persona) ? [] : [persona];
    const grown = grow(counts, steps.length, distinct.size, fresh, names);
    if (grown.visits > limits.visits || layout(grown).byteLength > limits.bytes) break;
    counts = grown;
    for (const key of fresh) items.set(key, items.size);
    for (const name of names) personas.set(name, personas.size);
    kept.push({
      at: visit.at,
      persona: visit.persona === undefined ? 0 : (personas.get(visit.persona) ?? -1) + 1,
      items: keys.map((key) => items.get(key) ?? 0),
      bought: steps.map((step) => step.bought),
    });
  }
  return { counts, visits: kept, keys: [...items.keys()], personas: [...personas.keys()] };
}

function grow(
  counts: Counts,
  entries: number,
  postings: number,
  keys: readonly string[],
  personas: readonly string[],
): Counts {
  const text = keys.join("") + personas.join("");
  const items = counts.items + keys.length;
  return {
    visits: counts.visits + 1,
    items,
    entries: counts.entries + entries,
    postings: counts.postings + postings,
    personas: counts.personas + personas.length,
    characters: counts.characters + text.length,
    wideItems: items > 0x1_0000,
    // oxlint-disable-next-line no-control-regex -- Latin-1 with all its controls is one byte a character.
    wideCharacters: counts.wideCharacters || /[^\u0000-\u00ff]/.test(text),
  };
}
