/**
 * Fits how people shop to recorded events: `npm run simulate:fit -- EVENTS.csv…` (REES46 columns).
 * What those short extracts cannot tell (pages and time of a visit) comes from `bench/data/online-shoppers.csv`.
 * Prints the tables that `bench/simulate/habits.json` keeps.
 */
import { readFileSync } from "node:fs";

interface Row {
  readonly [column: string]: string | undefined;
}

const QUANTILES = 20;
const SHOPPERS = "bench/data/online-shoppers.csv";

function rowsOf(file: string): readonly Row[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  });
}

function quantiles(values: readonly number[], digits: number): readonly number[] {
  const sorted = values.toSorted((left, right) => left - right);
  return Array.from({ length: QUANTILES + 1 }, (_, step) =>
    Number((sorted[Math.round((step / QUANTILES) * (sorted.length - 1))] ?? 0).toFixed(digits)),
  );
}

function visitsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const visits = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row["user_session"] ?? "";
    visits.set(name, [...(visits.get(name) ?? []), row]);
  }
  return [...visits.values()].map((visit) =>
    visit.toSorted((left, right) => timeOf(left) - timeOf(right)),
  );
}

function timeOf(row: Row): number {
  return Date.parse((row["event_time"] ?? "").replace(" UTC", "Z").replace(" ", "T"));
}

const events = process.argv.slice(2).flatMap(rowsOf);
if (events.length === 0) throw new Error("Name at least one export of events.");
const next: Record<string, Record<string, number>> = {};
const gaps: number[] = [];
for (const visit of visitsOf(events)) {
  const kinds = ["start", ...visit.map((row) => row["event_type"] ?? ""), "end"];
  for (const [index, kind] of kinds.slice(0, -1).entries()) {
    const counts = (next[kind] ??= {});
    const following = kinds[index + 1] ?? "end";
    counts[following] = (counts[following] ?? 0) + 1;
  }
  for (const [index, row] of visit.slice(1).entries()) {
    const before = visit[index];
    if (before) gaps.push((timeOf(row) - timeOf(before)) / 1000);
  }
}
const shoppers = rowsOf(SHOPPERS);
const number = (row: Row, column: string) => Number(row[column]);
const pages = shoppers.map((row) => number(row, "ProductRelated"));
const seconds = shoppers.flatMap((row) =>
  number(row, "ProductRelated") > 0
    ? [number(row, "ProductRelated_Duration") / number(row, "ProductRelated")]
    : [],
);
const isBack = shoppers.filter((row) => row["VisitorType"] === "Returning_Visitor");
const habits = {
  next,
  secondsBetweenEvents: quantiles(gaps, 0),
  pagesOfAVisit: quantiles(pages, 0),
  secondsOnAPage: quantiles(seconds, 1),
  returningShare: Number((isBack.length / shoppers.length).toFixed(3)),
  prices: quantiles(
    events.map((row) => Number(row["price"])),
    2,
  ),
};
process.stdout.write(`${JSON.stringify(habits, null, 1)}\n`);
