import type { ChangeKind } from "#protocol/change.ts";

/** One change as it is kept: what kind of, and what it was about. */
export interface Change {
  readonly kind: ChangeKind;
  /** Names of what was changed, or the paths of settings; empty where the kind says all. */
  readonly subjects: readonly string[];
  /** How many more were changed at once than are named. */
  readonly more?: number;
}

const NAMED = 5;

/** A change of all these, the first few by name; null if it is none. */
export function changeOf(kind: ChangeKind, names: readonly string[]): Change | null {
  if (names.length === 0) return null;
  const more = names.length - NAMED;
  return { kind, subjects: names.slice(0, NAMED), ...(more > 0 && { more }) };
}

/** The paths of all fields that differ; a list counts as one field. */
export function changedFields(before: unknown, after: unknown, path = ""): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [path];
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) =>
    changedFields(before[name], after[name], path === "" ? name : `${path}.${name}`),
  );
}

/** What those are called that are new, gone or different. */
export function changedNames(before: readonly Named[], after: readonly Named[]): readonly string[] {
  const written = (one: Named | undefined) => JSON.stringify(one);
  const of = (all: readonly Named[], id: string) => all.find((one) => one.id === id);
  const isChanged = ({ id }: Named) => written(of(before, id)) !== written(of(after, id));
  const gone = before.filter(({ id }) => !of(after, id));
  return [...after, ...gone].filter(isChanged).map(({ id, name }) => name || id);
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
