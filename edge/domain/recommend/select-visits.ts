import type { BuildLimits } from "./build.ts";
import type { FinishedVisit, VisitedItem } from "./finished-visit.ts";
import { HABITS, HEADER_WORDS } from "./layout.ts";

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
  readonly visits: readonly NumberedVisit[];
  readonly ids: readonly string[];
  readonly personas: readonly string[];
  readonly content: readonly number[];
  readonly heat: readonly number[];
  readonly entries: number;
}

/** A longer visit is a robot or a tab left open: its end says what it is about. */
const STEPS_KEPT = 50;
/** One byte numbers them, 0 being none. */
const PERSONAS_KEPT = 255;
const DAY_MS = 86_400_000;
/** Demand halves in about five days: a week's best sellers, not last season's. */
const HEAT_FADES_DAYS = 7;
const PURCHASE_HEAT = 5;

/** Picks the newest visits until a limit is reached, and numbers their items and personas. */
export function select(visits: readonly FinishedVisit[], limits: BuildLimits): Selection {
  const newestFirst = visits.toSorted((a, b) => b.at - a.at);
  const newestAt = newestFirst[0]?.at ?? 0;
  const numbers = new Map<string, number>();
  const personas = new Map<string, number>();
  const content: number[] = [];
  const heat: number[] = [];
  const kept: NumberedVisit[] = [];
  let entries = 0;
  let bytes = HEADER_WORDS * 4 + HABITS * 4 + BLOCK_PADDING;
  for (const visit of newestFirst) {
    if (kept.length >= limits.visits) break;
    const steps = visit.items.slice(-STEPS_KEPT);
    if (steps.length === 0) continue;
    bytes += visitBytes(steps, numbers, personas, visit.persona);
    if (bytes > limits.bytes) break;
    const items = steps.map((step) => numberOf(step, numbers, content));
    const warmth = Math.exp((visit.at - newestAt) / DAY_MS / HEAT_FADES_DAYS);
    for (const [index, item] of items.entries()) {
      heat[item] = (heat[item] ?? 0) + warmth * (steps[index]?.bought ? PURCHASE_HEAT : 1);
    }
    const bought = steps.map((step) => step.bought);
    kept.push({ at: visit.at, persona: personaOf(visit.persona, personas), items, bought });
    entries += items.length;
  }
  return {
    visits: kept,
    ids: [...numbers.keys()],
    personas: [...personas.keys()],
    content,
    heat,
    entries,
  };
}

const BLOCK_PADDING = 64;
// Each counted as if items and characters needed their wider form: the limit is a promise.
const ENTRY_BYTES = 4 + 1 / 8;
const POSTING_BYTES = 4;
const VISIT_BYTES = 4 + 4 + 1;
const ITEM_BYTES = 4 + 4 + 4 + 1 / 8;

function visitBytes(
  steps: readonly VisitedItem[],
  numbers: ReadonlyMap<string, number>,
  personas: ReadonlyMap<string, number>,
  persona: string | undefined,
): number {
  const distinct = new Set(steps.map((step) => step.id));
  let bytes = VISIT_BYTES + steps.length * ENTRY_BYTES + distinct.size * POSTING_BYTES;
  for (const id of distinct) if (!numbers.has(id)) bytes += ITEM_BYTES + id.length * 2;
  if (persona !== undefined && !personas.has(persona)) bytes += 4 + persona.length * 2;
  return bytes;
}

function numberOf(step: VisitedItem, numbers: Map<string, number>, content: number[]): number {
  const known = numbers.get(step.id);
  if (known !== undefined) return known;
  const fresh = numbers.size;
  numbers.set(step.id, fresh);
  if (step.content) content.push(fresh);
  return fresh;
}

function personaOf(name: string | undefined, personas: Map<string, number>): number {
  if (name === undefined) return 0;
  const known = personas.get(name);
  if (known !== undefined) return known + 1;
  if (personas.size >= PERSONAS_KEPT) return 0;
  personas.set(name, personas.size);
  return personas.size;
}
