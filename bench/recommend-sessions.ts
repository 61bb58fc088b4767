import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** A recorded visit: item ids in the order of time, each with its moment in epoch ms. */
export interface Session {
  readonly items: readonly string[];
  readonly times: readonly number[];
}

interface Click {
  readonly item: string;
  readonly at: number;
}

const COLUMNS = ["SessionId", "ItemId", "Time"] as const;

/** Reads tab-separated `SessionId ItemId Time` (seconds) in any order of rows; the header names the columns. */
export async function readSessions(file: string): Promise<readonly Session[]> {
  const clicks = new Map<string, Click[]>();
  let places: readonly number[] | null = null;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split("\t");
    if (places === null) {
      places = placesOf(cells, file);
      continue;
    }
    const [session = "", item = "", time = ""] = places.map((place) => cells[place] ?? "");
    if (session === "" || item === "") continue;
    const click = { item, at: Number(time) * 1000 };
    const known = clicks.get(session);
    if (known) known.push(click);
    else clicks.set(session, [click]);
  }
  return [...clicks.values()].map(inOrder);
}

function placesOf(header: readonly string[], file: string): readonly number[] {
  const places = COLUMNS.map((column) => header.findIndex((cell) => cell.trim() === column));
  if (places.includes(-1)) throw new Error(`${file}: the header must name ${COLUMNS.join(", ")}.`);
  return places;
}

function inOrder(clicks: readonly Click[]): Session {
  const sorted = clicks.toSorted((a, b) => a.at - b.at);
  return { items: sorted.map((click) => click.item), times: sorted.map((click) => click.at) };
}
