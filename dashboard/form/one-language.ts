import { isRecord } from "./json.ts";

/** The draft with its fallback texts alone: how somebody reads it whose language it does not speak. */
export function fallbackOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fallbackOnly);
  if (!isRecord(value)) return value;
  if ("*" in value) return { "*": value["*"] };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fallbackOnly(one)]));
}
