import { toMajor } from "#protocol/money.ts";
import type { ExperimentProof, ProofFigure } from "#protocol/views.ts";
import { money, number } from "../../format.ts";
import { Badge } from "../../parts/badge.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shop } from "../../shop.ts";
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
      file="proof"
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
      value: ({ experiment, variant }) =>
        variant.net ? toMajor(variant.net.total, experiment.currency) : "",
      show: ({ experiment, variant }) => (
        <>
          <Figure
            of={variant.net}
            truth={truthOf(experiment)?.netMinorPerPerson}
            show={(minor) => money(minor, experiment.currency)}
          />
          {!variant.net && variant.buyers && (
            <span class="reason only-phone">
              {w.extraBuyers}: <Figure of={variant.buyers} show={number} />
            </span>
          )}
        </>
      ),
    },
    ...bounds(
      w.extra,
      ({ variant }) => variant.net,
      ({ experiment }) =>
        (minor) =>
          toMajor(minor, experiment.currency),
    ),
    {
      title: words.value.common.currency,
      fileOnly: true,
      text: ({ experiment }) => experiment.currency,
    },
    {
      title: w.extraBuyers,
      minor: true,
      text: ({ variant }) => (variant.buyers ? number(variant.buyers.total) : "–"),
      value: ({ variant }) => variant.buyers?.total ?? "",
      show: ({ experiment, variant }) => (
        <Figure of={variant.buyers} truth={truthOf(experiment)?.buyersPerPerson} show={number} />
      ),
    },
    ...bounds(
      w.extraBuyers,
      ({ variant }) => variant.buyers,
      () => (buyers) => buyers,
    ),
    {
      title: w.people,
      numeric: true,
      minor: true,
      text: ({ variant }) => number(variant.treatedUnits),
      value: ({ variant }) => variant.treatedUnits,
      show: ({ variant }) => (
        <>
          {number(variant.treatedUnits)}
          <span class="reason">{w.heldOut(number(variant.heldOutUnits))}</span>
        </>
      ),
    },
    {
      title: w.leftAlone,
      fileOnly: true,
      text: ({ variant }) => variant.heldOutUnits,
    },
    {
      title: w.lastTouch,
      numeric: true,
      minor: true,
      text: ({ experiment }) => money(experiment.lastTouch.netMinor, experiment.currency),
      value: ({ experiment }) => toMajor(experiment.lastTouch.netMinor, experiment.currency),
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

/** The ends of an interval, for a spreadsheet. */
function bounds(
  title: string,
  figureOf: (row: Row) => ProofFigure | null,
  scaleOf: (row: Row) => (value: number) => number,
): readonly Column<Row>[] {
  const ends = ["low", "high"] as const;
  return ends.map((end) => ({
    title: `${title}: ${words.value.proof[end]}`,
    fileOnly: true,
    text: (row) => {
      const figure = figureOf(row);
      return figure ? scaleOf(row)(figure[end]) : "";
    },
  }));
}

/** What a simulated shop knows beyond doubt, for each person; a real one does not. */
function truthOf({ campaign }: ExperimentProof) {
  return shop.value?.settings.simulated?.truth[campaign];
}

function nameOf({ experiment, variant }: Row): string {
  // The holdout of the whole shop has no campaign that could name it.
  if (experiment.campaign === "*") return words.value.proof.total;
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
        {moreUnits !== null &&
          variant.verdict.kind === "open" &&
          ` · ${w.needs(number(moreUnits))}`}
      </span>
      {ratio.kind === "sick" && <span class="reason problem">{w.sick}</span>}
    </>
  );
}

interface FigureProps {
  readonly of: ProofFigure | null;
  /** Per person; only where people are simulated. */
  readonly truth?: number | undefined;
  readonly show: (value: number) => string;
}

function Figure({ of, truth, show }: FigureProps) {
  const w = words.value.proof;
  if (!of) return <span class="soft">{w.notYet}</span>;
  return (
    <>
      {show(of.total)}
      <span class="reason">{w.between(show(of.low), show(of.high))}</span>
      <Interval
        low={of.low}
        middle={of.total}
        high={of.high}
        truth={truth === undefined ? null : truth * of.units}
      />
      {truth !== undefined && <span class="reason truth">{w.truth(show(truth * of.units))}</span>}
    </>
  );
}
