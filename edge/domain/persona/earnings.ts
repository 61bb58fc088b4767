import { addCounts, type Counts } from "#protocol/counts.ts";

/** The counts, with orders and revenue once more by persona: who earns the shop most. */
export function byPersona(counts: Counts, persona: string | null): Counts {
  const own: Record<string, number> = {};
  for (const [name, count] of Object.entries(counts)) {
    if (name !== "orders" && !name.startsWith("revenue/")) continue;
    own[`persona/${persona ?? "none"}/${name}`] = count;
  }
  return addCounts(counts, own);
}
