import type { Counts } from "#protocol/counts.ts";
import { useResource } from "../api/resource.ts";
import { byDay } from "../counts/by-day.ts";
import { figures } from "../counts/keys.ts";
import { share, split, sum, total } from "../counts/read.ts";
import { number, percent, shopClock, shortDay, time } from "../format.ts";
import { Chart } from "../chart/chart.tsx";
import { Bars } from "../parts/bars.tsx";
import { Figure } from "../parts/figure.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { CsvButton } from "../parts/table.tsx";
import { siteId } from "../shop.ts";
import { word, words } from "../words.ts";
import { Origins } from "./funnel/origins.tsx";
import { FunnelSteps } from "./funnel/steps.tsx";
import { chosenPeriod, PeriodSwitch } from "./period.tsx";

/** How far visitors get, and why the others stop. */
export function FunnelPage() {
  const w = words.value;
  const { span, from, step } = chosenPeriod();
  const counted = useResource("readCounts", { site: siteId.value, query: { from, step } });
  return (
    <Page title={w.funnel.title} about={w.funnel.about} actions={<PeriodSwitch />}>
      <Loaded of={counted} lines={12}>
        {({ buckets }) => {
          const counts = total(buckets);
          const days = span === "today" ? buckets : byDay(buckets, shopClock.value);
          return (
            <>
              <FunnelSteps counts={counts} />
              <Left counts={counts} />
              <Origins counts={counts} />
              {days.length > 1 && (
                <Section title={w.funnel.overTime}>
                  <Chart
                    label={w.funnel.overTime}
                    times={days.map(({ at }) => at)}
                    lines={[
                      {
                        label: w.funnel.orders,
                        values: days.map((day) => figures.orders(day.counts)),
                        quiet: true,
                      },
                      {
                        label: w.funnel.left,
                        values: days.map((day) => figures.left(day.counts)),
                        running: true,
                      },
                    ]}
                    showTime={span === "today" ? time : shortDay}
                    showValue={number}
                  />
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface LeftRow {
  readonly dimension: string;
  readonly label: string;
  readonly count: number;
}

/** Left carts, taken apart in three ways. */
function Left({ counts }: { readonly counts: Counts }) {
  const w = words.value;
  const personas = useResource("readPersonas", { site: siteId.value }).data.value ?? [];
  const names = Object.fromEntries(personas.map(({ id, name }) => [id, name]));
  const left = figures.left(counts);
  const carts = left + figures.orders(counts);
  const dimensions = [
    { title: w.funnel.byStage, depth: 0, texts: w.stage },
    { title: w.funnel.byCause, depth: 1, texts: w.cause },
    { title: w.funnel.byPersona, depth: 2, texts: { ...names, none: w.funnel.noPersona } },
  ].map(({ title, depth, texts }) => ({
    title,
    rows: split(counts, ["abandoned"], depth).map(({ name, count }): LeftRow => ({
      dimension: title,
      label: word(texts, name),
      count,
    })),
  }));
  const all = dimensions.flatMap(({ rows }) => rows);
  const columns = [
    { title: w.funnel.title, text: ({ dimension }: LeftRow) => dimension },
    { title: "", text: ({ label }: LeftRow) => label },
    { title: w.funnel.left, text: ({ count }: LeftRow) => count },
  ];
  if (left === 0) return <Empty title={w.funnel.empty} />;
  return (
    <Section
      title={w.funnel.left}
      actions={<CsvButton name="abandonment" columns={columns} rows={all} />}
    >
      <dl class="figures">
        <Figure label={w.funnel.left} value={number(left)} />
        <Figure label={w.funnel.rate} value={percent(share(left, carts))} />
        <Figure label={w.funnel.orders} value={number(sum(counts, "orders"))} />
      </dl>
      <div class="thirds">
        {dimensions.map(({ title, rows }) => (
          <div key={title}>
            <h3>{title}</h3>
            <Bars label={title} rows={rows.slice(0, 8)} />
          </div>
        ))}
      </div>
    </Section>
  );
}
