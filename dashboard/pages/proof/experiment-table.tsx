import type { ExperimentProof, ProofFigure } from "#protocol/views.ts";
import { money, number } from "../../format.ts";
import { Badge } from "../../parts/badge.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { word, words } from "../../words.ts";
import { Interval } from "./interval.tsx";

interface TableProps {
  readonly caption: string;
  readonly experiments: readonly ExperimentProof[];
}

interface Row {
  readonly experiment: ExperimentProof;
  readonly variant: ExperimentProof["variants"][number];
}

const tones = { gain: "good", loss: "bad", open: "none" } as const;

/** One line for every variant that is compared with being left alone. */
export function ExperimentTable({ caption, experiments }: TableProps) {
  const rows = experiments.flatMap((experiment) =>
    experiment.variants.map((variant): Row => ({ experiment, variant })),
  );
  return (
    <Table
      caption={caption}
      columns={columnsFor()}
      rows={rows}
      rowKey={({ experiment, variant }) => `${experiment.campaign}/${variant.variant}`}
    />
  );
}

function columnsFor(): readonly Column<Row>[] {
  const w = words.value.proof;
  return [
    { title: words.value.campaigns.name, text: nameOf, show: (row) => <Name row={row} /> },
    {
      title: w.extra,
      text: ({ experiment, variant }) =>
        variant.net ? money(variant.net.total, experiment.currency) : "–",
      show: ({ experiment, variant }) => (
        <Figure of={variant.net} show={(minor) => money(minor, experiment.currency)} />
      ),
    },
    {
      title: w.extraBuyers,
      minor: true,
      text: ({ variant }) => (variant.buyers ? number(variant.buyers.total) : "–"),
      show: ({ variant }) => <Figure of={variant.buyers} show={number} />,
    },
    {
      title: w.people,
      numeric: true,
      minor: true,
      text: ({ variant }) => number(variant.treatedUnits),
      show: ({ variant }) => (
        <>
          {number(variant.treatedUnits)}
          <span class="reason">{w.heldOut(number(variant.heldOutUnits))}</span>
        </>
      ),
    },
    {
      title: w.lastTouch,
      numeric: true,
      minor: true,
      text: ({ experiment }) => money(experiment.lastTouch.netMinor, experiment.currency),
    },
    {
      title: w.verdict,
      text: ({ variant }) => w.verdicts[variant.verdict.kind],
      show: ({ variant: { verdict } }) => (
        <Badge tone={tones[verdict.kind]} text={w.verdicts[verdict.kind]} />
      ),
    },
  ];
}

function nameOf({ experiment, variant }: Row): string {
  const several = experiment.variants.length > 1;
  return several ? `${experiment.name} · ${variant.variant}` : experiment.name;
}

function Name({ row }: { readonly row: Row }) {
  const w = words.value.proof;
  const { experiment, variant } = row;
  const { moreUnits, ratio } = experiment;
  return (
    <>
      <span class="row-title">{nameOf(row)}</span>
      <span class="reason">
        {word(w.verdictReasons, variant.verdict.reason)}
        {moreUnits !== null && ` · ${w.needs(number(moreUnits))}`}
      </span>
      {ratio.kind === "sick" && <span class="reason problem">{w.sick}</span>}
    </>
  );
}

interface FigureProps {
  readonly of: ProofFigure | null;
  readonly show: (value: number) => string;
}

function Figure({ of, show }: FigureProps) {
  const w = words.value.proof;
  if (!of) return <span class="soft">{w.notYet}</span>;
  return (
    <>
      {show(of.total)}
      <span class="reason">{w.between(show(of.low), show(of.high))}</span>
      <Interval low={of.low} middle={of.total} high={of.high} />
    </>
  );
}
