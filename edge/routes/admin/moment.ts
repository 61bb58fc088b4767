import { Refusal } from "../../refusal.ts";

/** A moment in an address's query, epoch ms. */
export function moment(url: URL, field: string, fallback: number): number {
  const text = url.searchParams.get(field);
  const at = text === null ? fallback : Number(text);
  if (!Number.isFinite(at))
    throw new Refusal("bad-request", [{ field, code: "epoch", facts: { name: field } }]);
  return at;
}
