import type { Campaign } from "#protocol/campaign.ts";
import { toMajor } from "#protocol/money.ts";
import type { Bucket, ProofView } from "#protocol/views.ts";
import { useResource } from "../api/resource.ts";
import { now } from "../clock.ts";
import { byDay } from "../counts/by-day.ts";
import { figures, revenue, speech } from "../counts/keys.ts";
import { share, total } from "../counts/read.ts";
import {
  dateTime,
  fullDate,
  money,
  number,
  percent,
  shopClock,
  shopCurrency,
  shortDay,
} from "../format.ts";
import { Figure } from "../parts/figure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { type Column, CsvButton, Table } from "../parts/table.tsx";
import { shop, siteId } from "../shop.ts";
import { dayOf } from "../time.ts";
import { words } from "../words.ts";
import { ExperimentTable } from "./proof/experiment-table.tsx";
import { CostSection } from "./cost-section.tsx";
import { chosenPeriod, PeriodDates, PeriodSwitch, queryOf } from "./period.tsx";

/** A page to print or to send: what happened in a period, day by day and campaign by campaign. */
export function ReportPage() {
  const w = words.value;
  const period = chosenPeriod();
  const { from, until, step } = period;
  const site = siteId.value;
  const query = queryOf(period);
  const counted = useResource("readCounts", { site, query: { ...query, step } });
  const proof = useResource("readProof", { site, query });
  const campaigns = useResource("readCampaigns", { site });
  return (
    <Page
      title={w.report.title(shop.value?.settings.name ?? "")}
      about={`${fullDate(from)} – ${fullDate(until === null ? now.value : until - 1)} · ${w.report.made(dateTime(now.value))}`}
      actions={
        <>
          <PeriodSwitch />
          <PeriodDates />
          <button type="button" class="button no-print" onClick={() => print()}>
            {w.common.print}
          </button>
        </>
      }
    >
      <Loaded of={counted} lines={12}>
        {({ buckets }) => (
          <Report
            buckets={buckets}
            campaigns={campaigns.data.value ?? []}
            proof={proof.data.value ?? null}
          />
        )}
      </Loaded>
    </Page>
  );
}

interface ReportProps {
  readonly buckets: readonly Bucket[];
  readonly campaigns: readonly Campaign[];
  readonly proof: ProofView | null;
}

function Report({ buckets, campaigns, proof }: ReportProps) {
  const w = words.value;
  const counts = total(buckets);
  const left = figures.left(counts);
  const orders = figures.orders(counts);
  const days = byDay(buckets, shopClock.value);
  const dayColumns = columnsByDay();
  const campaignColumns = columnsByCampaign(counts);
  return (
    <>
      <dl class="figures">
        <Figure label={w.today.visits} value={number(figures.visits(counts))} />
        <Figure
          label={w.today.orders}
          value={number(orders)}
          hint={percent(share(orders, figures.visits(counts)))}
        />
        <Figure label={w.today.revenue} value={money(revenue(counts, shopCurrency.value))} />
        <Figure
          label={w.today.left}
          value={number(left)}
          hint={percent(share(left, left + orders))}
        />
      </dl>
      <Proof of={proof} />
      <Section
        title={w.report.campaigns}
        about={w.report.lastTouch}
        actions={<CsvButton name="report-campaigns" columns={campaignColumns} rows={campaigns} />}
      >
        <Table
          caption={w.report.campaigns}
          columns={campaignColumns}
          rows={campaigns}
          rowKey={({ id }) => id}
        />
      </Section>
      <Section
        title={w.report.day}
        actions={<CsvButton name="report-days" columns={dayColumns} rows={days} />}
      >
        <Table
          caption={w.report.day}
          columns={dayColumns}
          rows={days}
          rowKey={({ at }) => String(at)}
        />
      </Section>
      <CostSection counts={counts} total={proof?.total ?? null} />
    </>
  );
}

function Proof({ of: proof }: { readonly of: ProofView | null }) {
  const w = words.value.proof;
  const all = proof ? [...(proof.total ? [proof.total] : []), ...proof.campaigns] : [];
  if (all.length === 0) return null;
  return (
    <Section title={w.extra} about={w.about}>
      <ExperimentTable caption={w.extra} experiments={all} />
    </Section>
  );
}

function columnsByDay(): readonly Column<Bucket>[] {
  const w = words.value.today;
  return [
    {
      title: words.value.report.day,
      text: ({ at }) => shortDay(at),
      value: ({ at }) => dayOf(at, shopClock.value),
    },
    {
      title: w.visits,
      numeric: true,
      text: ({ counts }) => number(figures.visits(counts)),
      value: ({ counts }) => figures.visits(counts),
    },
    {
      title: w.left,
      numeric: true,
      text: ({ counts }) => number(figures.left(counts)),
      value: ({ counts }) => figures.left(counts),
    },
    {
      title: w.orders,
      numeric: true,
      text: ({ counts }) => number(figures.orders(counts)),
      value: ({ counts }) => figures.orders(counts),
    },
    {
      title: w.revenue,
      numeric: true,
      text: ({ counts }) => money(revenue(counts, shopCurrency.value)),
      fileTitle: `${w.revenue} (${shopCurrency.value})`,
      value: ({ counts }) => toMajor(revenue(counts, shopCurrency.value), shopCurrency.value),
    },
    {
      title: w.shown,
      numeric: true,
      minor: true,
      text: ({ counts }) => number(figures.shown(counts)),
      value: ({ counts }) => figures.shown(counts),
    },
    {
      title: w.sent,
      numeric: true,
      minor: true,
      text: ({ counts }) => number(figures.sent(counts)),
      value: ({ counts }) => figures.sent(counts),
    },
  ];
}

function columnsByCampaign(counts: Bucket["counts"]): readonly Column<Campaign>[] {
  const w = words.value.campaigns;
  const said = ({ id }: Campaign) => {
    const { banners, messages } = speech(counts, id);
    return { said: banners.said + messages.said, clicked: banners.clicked + messages.clicked };
  };
  return [
    { title: w.name, text: ({ name }) => name },
    { title: w.status, minor: true, text: ({ status }) => w.statuses[status] },
    {
      title: w.shown,
      numeric: true,
      text: (campaign) => number(said(campaign).said),
      value: (campaign) => said(campaign).said,
    },
    {
      title: w.clicked,
      numeric: true,
      text: (campaign) => number(said(campaign).clicked),
      value: (campaign) => said(campaign).clicked,
    },
    {
      title: w.rate,
      numeric: true,
      minor: true,
      text: (campaign) => percent(share(said(campaign).clicked, said(campaign).said)),
      value: (campaign) => share(said(campaign).clicked, said(campaign).said) ?? "",
    },
  ];
}
