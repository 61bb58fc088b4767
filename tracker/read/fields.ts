/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

export function text(value: unknown, most = 300): string | undefined {
  return typeof value === "string" || typeof value === "number"
    ? String(value).trim().slice(0, most) || undefined
    : undefined;
}

export function currency(value: unknown): string | undefined {
  return /^[a-z]{3}$/i.test(text(value) ?? "") ? text(value)?.toUpperCase() : undefined;
}
