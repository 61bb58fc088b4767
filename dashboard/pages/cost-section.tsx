import type { Counts } from "#protocol/counts.ts";
import type { ExperimentProof } from "#protocol/views.ts";
import { toMajor } from "#protocol/money.ts";
import { millionKept, prices } from "#protocol/prices.ts";
import { type CostLine, costOf, costPerEarned } from "../counts/cost.ts";
import { dollars, money, number, shopCurrency } from "../format.ts";
import { Figure } from "../parts/figure.tsx";
import { Section } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { words } from "../words.ts";

interface CostProps {
  readonly counts: Counts;
  readonly total: ExperimentProof | null;
}

/** What serving the shop cost, by what the edge counted, and what a unit of money earned on top has cost. */
export function CostSection({ counts, total }: CostProps) {
  const w = words.value.report;
  const { lines, dollars: sum, perMillionEvents } = costOf(counts);
  const net = total?.variants[0]?.net ?? null;
  const earned = total && net ? toMajor(net.total, total.currency) : null;
  const each = costPerEarned(sum, earned);
  return (
    <Section title={w.cost} about={w.costAbout(prices.asOf, dollars(millionKept))}>
      <dl class="figures">
        <Figure
          label={w.million}
          value={perMillionEvents === null ? "–" : dollars(perMillionEvents)}
        />
        <Figure label={w.together} value={dollars(sum)} />
        <Figure
          label={w.earning(total?.currency ?? shopCurrency.value)}
          value={each === null ? "–" : dollars(each)}
          {...(total && net && { hint: money(net.total, total.currency) })}
        />
      </dl>
      <Table
        caption={w.cost}
        columns={columnsOf()}
        rows={lines}
        rowKey={({ kind }) => kind}
        file="cost"
      />
    </Section>
  );
}

function columnsOf(): readonly Column<CostLine>[] {
  const w = words.value.report;
  return [
    { title: w.operation, text: ({ kind }) => w.operations[kind] },
    {
      title: w.counted,
      numeric: true,
      text: ({ count }) => number(count),
      value: ({ count }) => count,
    },
    {
      title: w.perMillion,
      numeric: true,
      minor: true,
      text: ({ perMillion }) => dollars(perMillion),
      value: ({ perMillion }) => perMillion,
    },
    {
      title: w.dollars,
      numeric: true,
      text: ({ dollars: sum }) => dollars(sum),
      value: ({ dollars: sum }) => sum,
    },
  ];
}
