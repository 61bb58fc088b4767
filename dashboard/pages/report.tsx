import type { Campaign } from "#protocol/campaign.ts";
import type { Bucket } from "#protocol/views.ts";
import { useResource } from "../api/resource.ts";
import { now } from "../clock.ts";
import { byDay } from "../counts/by-day.ts";
import { figures, revenue, speech } from "../counts/keys.ts";
import { share, total } from "../counts/read.ts";
import { dateTime, money, number, percent, shopClock, shopCurrency, shortDay } from "../format.ts";
import { Figure } from "../parts/figure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { type Column, CsvButton, Table } from "../parts/table.tsx";
import { shop, siteId } from "../shop.ts";
import { words } from "../words.ts";
import { ExperimentTable } from "./proof/experiment-table.tsx";
import { chosenPeriod, PeriodSwitch } from "./period.tsx";

/** A page to print or to send: what happened in a period, day by day and campaign by campaign. */
export function ReportPage() {
  const w = words.value;
  const { from, step } = chosenPeriod();
  const site = siteId.value;
  const counted = useResource("readCounts", { site, query: { from, step } });
  const campaigns = useResource("readCampaigns", { site });
  return (
    <Page
      title={w.report.title(shop.value?.settings.name ?? "")}
      about={`${shortDay(from)} – ${shortDay(now.value)} · ${w.report.made(dateTime(now.value))}`}
      actions={
        <>
          <PeriodSwitch />
          <button type="button" class="button no-print" onClick={() => print()}>
            {w.common.print}
          </button>
        </>
      }
    >
      <Loaded of={counted} lines={12}>
        {({ buckets }) => <Report buckets={buckets} campaigns={campaigns.data.value ?? []} />}
      </Loaded>
    </Page>
  );
}

interface ReportProps {
  readonly buckets: readonly Bucket[];
  readonly campaigns: readonly Campaign[];
}

function Report({ buckets, campaigns }: ReportProps) {
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
      <Proof />
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
    </>
  );
}

function Proof() {
  const w = words.value.proof;
  const proof = useResource("readProof", { site: siteId.value }).data.value;
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
    { title: words.value.report.day, text: ({ at }) => shortDay(at) },
    { title: w.visits, numeric: true, text: ({ counts }) => number(figures.visits(counts)) },
    { title: w.left, numeric: true, text: ({ counts }) => number(figures.left(counts)) },
    { title: w.orders, numeric: true, text: ({ counts }) => number(figures.orders(counts)) },
    {
      title: w.revenue,
      numeric: true,
      text: ({ counts }) => money(revenue(counts, shopCurrency.value)),
    },
    {
      title: w.shown,
      numeric: true,
      minor: true,
      text: ({ counts }) => number(figures.shown(counts)),
    },
    {
      title: w.sent,
      numeric: true,
      minor: true,
      text: ({ counts }) => number(figures.sent(counts)),
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
    { title: w.status, text: ({ status }) => w.statuses[status] },
    { title: w.shown, numeric: true, text: (campaign) => number(said(campaign).said) },
    { title: w.clicked, numeric: true, text: (campaign) => number(said(campaign).clicked) },
    {
      title: w.rate,
      numeric: true,
      text: (campaign) => percent(share(said(campaign).clicked, said(campaign).said)),
    },
  ];
}
