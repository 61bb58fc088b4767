import { parseArgs } from "node:util";
import type { Catalogue } from "#protocol/product.ts";
import { draw } from "../edge/domain/draw.ts";
import { agreement, correlation, estimate } from "./persona/bootstrap.ts";
import { type Log, readLog, type Row } from "./persona/events.ts";
import { labelOf, type Label } from "./persona/label.ts";

const usage = `usage: npm run eval:persona -- --events F [--share 0.1]
Reads a REES46 export and prints how stable each axis is: the same visitor told by two halves of what they did,
and by the first half and by everything; each figure with its 95 % interval. --share takes only a part of the users.\n`;

const ENOUGH_PRODUCTS = 4;
const ENOUGH_EVENTS = 6;

const { values } = parseArgs({
  options: { events: { type: "string" }, share: { type: "string", default: "1" } },
});

if (values.events === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const log = await readLog(values.events, Number(values.share));
  process.stdout.write(`${JSON.stringify(judge(log))}\n`);
}

type Halves = readonly [left: Label, right: Label, early: Label, all: Label];

function judge({ products, hasCategories, users }: Log) {
  const catalogue: Catalogue = { version: 1, products, articles: new Map() };
  const visits = [...users.values()].flatMap((rows) => visitsOf(rows));
  const byProduct = [...users.values()]
    .filter((rows) => new Set(rows.map(({ product }) => product)).size >= ENOUGH_PRODUCTS)
    .map((rows) => halvesBy(rows, ({ product }) => product, catalogue));
  const byEvent = visits
    .filter((rows) => rows.length >= ENOUGH_EVENTS)
    .map((rows) => halvesBy(rows, (_, index) => String(index), catalogue));
  return {
    users: users.size,
    mode: stability(byEvent, ({ mode }) => known(mode)),
    price_tier: {
      ...stability(byProduct, ({ tier }) => known(tier)),
      split_half_r: estimate(
        byProduct.flatMap(([left, right]) =>
          left.rank === null || right.rank === null ? [] : [[left.rank, right.rank] as const],
        ),
        correlation,
      ),
    },
    // Without categories in the file there is nothing that a persona could be made of.
    persona_by_category: hasCategories ? stability(byProduct, ({ persona }) => persona) : null,
  };
}

function stability(all: readonly Halves[], axis: (label: Label) => string | null) {
  const pairs = (one: 0 | 2, other: 1 | 3) =>
    all.flatMap((labels) => {
      const [left, right] = [axis(labels[one]), axis(labels[other])];
      return left === null || right === null ? [] : [[left, right] as const];
    });
  return {
    split_half_agreement: estimate(pairs(0, 1), agreement),
    early_final_agreement: estimate(pairs(2, 3), agreement),
  };
}

function known(label: string): string | null {
  return label === "unknown" ? null : label;
}

function halvesBy(
  rows: readonly Row[],
  by: (row: Row, index: number) => string,
  catalogue: Catalogue,
): Halves {
  const keys = [...new Set(rows.map(by))].toSorted(
    (left, right) => draw("halves", left) - draw("halves", right),
  );
  const first = new Set(keys.filter((_, index) => index % 2 === 0));
  const left = rows.filter((row, index) => first.has(by(row, index)));
  const right = rows.filter((row, index) => !first.has(by(row, index)));
  const early = rows.slice(0, Math.ceil(rows.length / 2));
  return [
    labelOf(left, catalogue),
    labelOf(right, catalogue),
    labelOf(early, catalogue),
    labelOf(rows, catalogue),
  ];
}

function visitsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const visits = new Map<string, Row[]>();
  for (const row of rows) {
    const visit = visits.get(row.visit);
    if (visit) visit.push(row);
    else visits.set(row.visit, [row]);
  }
  return [...visits.values()];
}
