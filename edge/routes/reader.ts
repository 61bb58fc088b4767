import type { Context } from "hono";

/** The reader's language, as their program says: the first it names that we speak, else English. */
export function readerOf(c: Context): string {
  const named = (c.req.header("accept-language") ?? "").toLowerCase().split(",");
  const spoken = named.map((tag) => /^\s*(en|de|pl)\b/.exec(tag)?.[1]);
  return spoken.find((tag) => tag !== undefined) ?? "en";
}
