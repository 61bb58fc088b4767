import { isRecord, type Path } from "./json.ts";

/** One value that two versions of a draft do not share; undefined where a version has none. */
export interface Difference {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** What changed from one version to the next, value by value, in the order of the newer one. */
export function differences(
  before: unknown,
  after: unknown,
  path: Path = [],
): readonly Difference[] {
  if (before === after) return [];
  if (!isRecord(before) || !isRecord(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before, after }];
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) =>
    differences(before[name], after[name], [...path, Array.isArray(after) ? Number(name) : name]),
  );
}
