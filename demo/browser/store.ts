/** Reads what was kept; whatever is missing, unreadable or of another shape is `fallback`. */
export function kept<T>(
  storage: Storage,
  key: string,
  is: (value: unknown) => value is T,
  fallback: T,
): T {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? "null");
    return is(value) ? value : fallback;
  } catch {
    // Somebody edited it by hand: start afresh.
    return fallback;
  }
}

export function keep(storage: Storage, key: string, value: unknown): void {
  storage.setItem(key, JSON.stringify(value));
}

export function hasStrings<K extends string>(
  value: unknown,
  ...names: readonly K[]
): value is Record<K, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    names.every((name) => typeof Reflect.get(value, name) === "string")
  );
}
