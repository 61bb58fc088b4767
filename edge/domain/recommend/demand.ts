import { NO_ITEM, PERSONA_BEST } from "./layout.ts";
import type { Model } from "./model.ts";

/** The shop's items most in demand, hottest first. */
export function bestSellers(model: Model): readonly string[] {
  return keysIn(model, model.hottest);
}

/** What one persona wants most; nothing for a persona that the model has not met. */
export function personaBest(model: Model, persona: string | null): readonly string[] {
  const number = persona === null ? -1 : model.personas.indexOf(persona);
  if (number < 0) return [];
  const start = number * PERSONA_BEST;
  return keysIn(model, model.personaBest.subarray(start, start + PERSONA_BEST));
}

function keysIn(model: Model, list: Uint32Array): readonly string[] {
  const end = list.indexOf(NO_ITEM);
  return Array.from(end < 0 ? list : list.subarray(0, end), (item) => model.keys[item] ?? "");
}
