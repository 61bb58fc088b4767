import type { Campaign, Step } from "#protocol/campaign.ts";
import { useResource } from "../api/resource.ts";
import { speech } from "../counts/keys.ts";
import { share, total } from "../counts/read.ts";
import { dateTime, number, percent } from "../format.ts";
import { Figure } from "../parts/figure.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { siteId } from "../shop.ts";
import { words } from "../words.ts";
import { chosenPeriod, PeriodSwitch } from "./period.tsx";

/** What recommendations are learnt from, and what those that are shown lead to. */
export function RecommendationsPage() {
  const w = words.value;
  const health = useResource("readHealth", { site: siteId.value });
  return (
    <Page title={w.nav.recommendations} about={w.lists.about} actions={<PeriodSwitch />}>
      <Loaded of={health} lines={3}>
        {({ model }) => (
          <dl class="figures">
            <Figure
              label={w.lists.learnt}
              value={number(model.visits)}
              {...(model.version > 0 && { hint: w.lists.built(dateTime(model.builtAt)) })}
            />
            <Figure label={w.lists.fresh} value={number(model.fresh)} />
            <Figure label={w.lists.items} value={number(model.items)} />
          </dl>
        )}
      </Loaded>
      <Shown />
    </Page>
  );
}

function Shown() {
  const w = words.value;
  const site = siteId.value;
  const { from, step } = chosenPeriod();
  const campaigns = useResource("readCampaigns", { site });
  const counted = useResource("readCounts", { site, query: { from, step } });
  const counts = total(counted.data.value?.buckets ?? []);
  const of = ({ id }: Campaign) => speech(counts, id).banners;
  const columns: readonly Column<Campaign>[] = [
    { title: w.campaigns.name, text: ({ name }) => name },
    { title: w.campaigns.shown, numeric: true, text: (one) => number(of(one).said) },
    { title: w.campaigns.clicked, numeric: true, text: (one) => number(of(one).clicked) },
    {
      title: w.campaigns.rate,
      numeric: true,
      text: (one) => percent(share(of(one).clicked, of(one).said)),
    },
  ];
  return (
    <Section title={w.nav.campaigns}>
      <Loaded of={campaigns} lines={3}>
        {(all) => (
          <Table
            caption={w.nav.campaigns}
            file="recommendations"
            columns={columns}
            rows={all.filter(({ steps }) => recommends(steps))}
            rowKey={({ id }) => id}
          />
        )}
      </Loaded>
    </Section>
  );
}

function recommends(steps: readonly Step[]): boolean {
  return steps.some((step) =>
    step.kind === "show"
      ? step.variants.some(({ banner }) => banner.kind === "recommendations")
      : step.kind === "branch" &&
        (recommends(step.otherwise) || step.arms.some((arm) => recommends(arm.steps))),
  );
}
