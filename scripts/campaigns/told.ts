import type { Difference, Move } from "./plan.ts";

const SHOWN = 6;
const LONG = 48;

/** A plan as lines to read before it is carried out; `others`: what becomes of campaigns that are only there. */
export function planTold(moves: readonly Move[], others: string): readonly string[] {
  const lines = moves.flatMap((move) => {
    const { id } = move.campaign;
    switch (move.kind) {
      case "same":
        return [];
      case "new":
        return [`+ ${id}: new, ${move.campaign.status}`];
      case "only-there":
        return [`  ${id}: ${others}`];
      case "changed":
        return [`~ ${id}`, ...differencesTold(move.differences)];
    }
  });
  const same = moves.filter(({ kind }) => kind === "same").length;
  return [...lines, `= ${same} alike`];
}

function differencesTold(differences: readonly Difference[]): readonly string[] {
  const lines = differences
    .slice(0, SHOWN)
    .map(({ field, from, to }) => `    ${field}: ${written(from)} → ${written(to)}`);
  const more = differences.length - lines.length;
  return more > 0 ? [...lines, `    and ${more} more`] : lines;
}

function written(value: unknown): string {
  if (value === undefined) return "nothing";
  const json = JSON.stringify(value);
  return json.length > LONG ? `${json.slice(0, LONG)}…` : json;
}
