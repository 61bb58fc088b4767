import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { customersOf, moved, type History } from "../edge/domain/persona/lifecycle/customers.ts";
import { standingOf } from "../edge/domain/persona/lifecycle/lifecycle.ts";
import { auc } from "./auc.ts";
import { readTransactions } from "./lifecycle/transactions.ts";

const DAY_MS = 86_400_000;
const usage = `usage: npm run eval:lifecycle -- --transactions F --split 39w
Ranks customers by their orders before the split, and prints how well that tells who buys again after it.\n`;

const { values } = parseArgs({
  options: { transactions: { type: "string" }, split: { type: "string", default: "39w" } },
});
const [, length, unit] = /^(\d+)([wd])$/.exec(values.split) ?? [];

if (values.transactions === undefined || length === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const days = Number(length) * (unit === "w" ? 7 : 1);
  process.stdout.write(`${JSON.stringify(judge(values.transactions, days))}\n`);
}

function judge(file: string, days: number) {
  const transactions = readTransactions(readFileSync(file, "utf8")).toSorted(
    (left, right) => left.at - right.at,
  );
  const split = (transactions[0]?.at ?? 0) + days * DAY_MS;
  const histories = new Map<string, History>();
  let counts: Counts = {};
  for (const { customer, at, amount } of transactions) {
    if (at >= split) break;
    const before = histories.get(customer) ?? null;
    // Two orders of one day are one visit to the shop.
    const orders = (before?.orders ?? 0) + (before?.lastAt === at ? 0 : 1);
    const after = { orders, spent: (before?.spent ?? 0) + amount, lastAt: at };
    counts = addCounts(counts, moved(before, after));
    histories.set(customer, after);
  }
  const again = new Set(transactions.filter(({ at }) => at >= split).map((one) => one.customer));
  const customers = customersOf(counts);
  const judged = [...histories].map(([customer, history]) => ({
    positive: again.has(customer),
    ...standingOf(history, customers, split),
  }));
  // Node 20 has no Map.groupBy.
  const stages = [...new Set(judged.map(({ id }) => id))];
  return {
    auc: rounded(auc(judged)),
    auc_quintiles: rounded(
      auc(
        judged.map(({ quintiles: { recency, frequency, monetary }, positive }) => ({
          score: recency + frequency + monetary,
          positive,
        })),
      ),
    ),
    n: judged.length,
    buys_again: rounded(judged.filter(({ positive }) => positive).length / judged.length),
    stages: Object.fromEntries(
      stages.map((stage) => {
        const members = judged.filter(({ id }) => id === stage);
        const back = members.filter(({ positive }) => positive).length;
        return [stage, { n: members.length, buys_again: rounded(back / members.length) }];
      }),
    ),
  };
}

function rounded(figure: number): number {
  return Number(figure.toFixed(4));
}
