/** A draft is edited as plain JSON: it may be wrong for a while, and only the schema says when it is right. */
export type Path = readonly (string | number)[];

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The value as a record; anything else has no fields. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The value as a list; anything else has no items. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** What lies at a path. */
export function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, name) => asRecord(value)[name], root);
}

/** The same with another value at a path; undefined takes the field away. */
export function put(root: unknown, path: Path, value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const child = put(asRecord(root)[name], rest, value);
  if (Array.isArray(root)) {
    return child === undefined
      ? root.filter((_, index) => index !== name)
      : root.map((item: unknown, index) => (index === name ? child : item));
  }
  const { [name]: _, ...others } = asRecord(root);
  if (child === undefined) return others;
  // An existing field keeps its place.
  return { ...asRecord(root), [name]: child };
}
