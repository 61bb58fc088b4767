import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { at, type Path, put } from "./json.ts";

/** What all fields of one form share. */
export interface Editing {
  readonly draft: Signal<unknown>;
  /** Sentences by the path of the field that is wrong, "steps.0.variants". */
  readonly problems: Signal<ReadonlyMap<string, string>>;
  /** The language whose texts are written: a tag, or "*" for all others. */
  readonly language: Signal<string>;
}

export const EditingContext = createContext<Editing | null>(null);

/** The form around this field. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("A field stands outside of its form.");
  return editing;
}

interface Bound {
  readonly value: unknown;
  readonly problem: string | undefined;
  readonly set: (value: unknown) => void;
}

/** One value of the draft, and how to change it. */
export function useValue(path: Path): Bound {
  const { draft, problems } = useEditing();
  return {
    value: at(draft.value, path),
    problem: problems.value.get(path.join(".")),
    set: (value) => {
      draft.value = put(draft.value, path, value);
    },
  };
}

/** What is wrong with a value or with anything inside it, for a field that holds a whole list. */
export function useProblemWithin(path: Path): string | undefined {
  const name = path.join(".");
  const { value } = useEditing().problems;
  return [...value].find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
}
