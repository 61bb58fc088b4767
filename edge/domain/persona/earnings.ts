import { addCounts, type Counts } from "#protocol/counts.ts";

/** The counts, with orders and revenue once more by persona: who earns the shop most. */
export function byPersona(counts: Counts, persona: string | null): Counts {
  const earned = Object.entries(counts).filter(
    ([name]) => name === "orders" || name.startsWith("revenue/"),
  );
  if (earned.length === 0) return counts;
  const own = earned.map(([name, count]) => [`persona/${persona ?? "none"}/${name}`, count]);
  return addCounts(counts, Object.fromEntries(own));
}
