import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AnswerOf, Endpoint } from "#protocol/api.ts";
import { addressOf, type ParamsOf, submit } from "./call.ts";
import { asFault, type Fault } from "./fault.ts";
import { language } from "../words.ts";

/** What is known of an answer: the last one is kept while a newer one is under way. */
export interface Resource<T> {
  readonly data: Signal<T | undefined>;
  readonly fault: Signal<Fault | undefined>;
  readonly load: () => Promise<void>;
}

type Shelves = { [E in Endpoint]?: Map<string, Resource<AnswerOf<E>>> };
const shelves: Shelves = {};

/** The one shared copy of what an endpoint answered. */
export function resource<E extends Endpoint>(
  endpoint: E,
  params: ParamsOf<E>,
): Resource<AnswerOf<E>> {
  const shelf: Map<string, Resource<AnswerOf<E>>> = (shelves[endpoint] ??= new Map());
  // The edge speaks the reader's language, too: what it said in another one is not what is asked for.
  const address = language.value + addressOf(endpoint, params);
  const kept = shelf.get(address);
  if (kept) return kept;
  const data = signal<AnswerOf<E> | undefined>(undefined);
  const fault = signal<Fault | undefined>(undefined);
  const load = async (): Promise<void> => {
    try {
      data.value = await submit(endpoint, params, undefined);
      fault.value = undefined;
    } catch (thrown) {
      fault.value = asFault(thrown);
    }
  };
  const made = { data, fault, load };
  shelf.set(address, made);
  return made;
}

/** An answer that is asked for again whenever a page that needs it opens. */
export function useResource<E extends Endpoint>(
  endpoint: E,
  params: ParamsOf<E>,
): Resource<AnswerOf<E>> {
  const shared = resource(endpoint, params);
  useEffect(() => void shared.load(), [shared]);
  return shared;
}

/** Forgets everything: somebody else may sign in next. */
export function forgetAnswers(): void {
  for (const endpoint of Object.keys(shelves)) Reflect.deleteProperty(shelves, endpoint);
}
