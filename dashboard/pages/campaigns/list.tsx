import type { Campaign } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import { useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { now } from "../../clock.ts";
import { speech } from "../../counts/keys.ts";
import { share, total } from "../../counts/read.ts";
import { forms } from "../../form/catalog.data.ts";
import { titleOfKind } from "../../form/kind-title.ts";
import { number, percent } from "../../format.ts";
import { Badge } from "../../parts/badge.tsx";
import { Empty, Loaded } from "../../parts/loaded.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { type Column, CsvButton, Table } from "../../parts/table.tsx";
import { to } from "../../route.ts";
import { shop, siteId } from "../../shop.ts";
import { daysBefore } from "../../time.ts";
import { titled, words } from "../../words.ts";
import { StatusSwitch } from "./status-switch.tsx";
import { Templates } from "./templates.tsx";

interface Row {
  readonly campaign: Campaign;
  readonly said: number;
  readonly clicked: number;
}

const tones = { live: "good", draft: "none", paused: "warn", ended: "none" } as const;
const order = ["live", "paused", "draft", "ended"];

export function CampaignList() {
  const w = words.value;
  const site = siteId.value;
  const campaigns = useResource("readCampaigns", { site });
  const from = daysBefore(now.value, 30, shop.value?.settings.timeZone ?? "UTC");
  const counted = useResource("readCounts", { site, query: { from, step: "day" } });
  const counts = total(counted.data.value?.buckets ?? []);
  const rows = (campaigns.data.value ?? [])
    .map((campaign) => rowOf(campaign, counts))
    .toSorted((left, right) => rank(left) - rank(right) || right.said - left.said);
  const columns = columnsFor();
  return (
    <Page
      title={w.nav.campaigns}
      about={w.campaigns.about}
      actions={
        <>
          <CsvButton name="campaigns" columns={columns} rows={rows} />
          {may("editor") && (
            <a class="button primary" href={to("campaigns", "new")}>
              {w.campaigns.new}
            </a>
          )}
        </>
      }
    >
      <Loaded of={campaigns} lines={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={w.campaigns.empty} text={w.campaigns.emptyDo} />
          ) : (
            <>
              <Table
                caption={w.nav.campaigns}
                columns={columns}
                rows={rows}
                rowKey={({ campaign }) => campaign.id}
              />
              <p class="about small">{w.campaigns.figures}</p>
            </>
          )
        }
      </Loaded>
      {may("editor") && (
        <Section title={w.campaigns.templates}>
          <Templates />
        </Section>
      )}
    </Page>
  );
}

function rank({ campaign }: Row): number {
  return order.indexOf(campaign.status);
}

function rowOf(campaign: Campaign, counts: Counts): Row {
  const { banners, messages } = speech(counts, campaign.id);
  return {
    campaign,
    said: banners.said + messages.said,
    clicked: banners.clicked + messages.clicked,
  };
}

function columnsFor(): readonly Column<Row>[] {
  const w = words.value.campaigns;
  return [
    {
      title: w.name,
      text: ({ campaign }) => campaign.name,
      show: ({ campaign, said, clicked }) => (
        <>
          <a class="row-title" href={to("campaigns", campaign.id)}>
            {campaign.name}
          </a>
          <span class="reason">{titled(titleOfKind(forms.trigger, campaign.trigger.kind))}</span>
          <span class="reason only-phone">
            {number(said)} → {number(clicked)}
          </span>
        </>
      ),
    },
    {
      title: w.status,
      text: ({ campaign }) => w.statuses[campaign.status],
      show: ({ campaign }) => (
        <Badge tone={tones[campaign.status]} text={w.statuses[campaign.status]} />
      ),
    },
    {
      title: w.shown,
      text: ({ said }) => number(said),
      value: ({ said }) => said,
      numeric: true,
      minor: true,
    },
    {
      title: w.clicked,
      text: ({ clicked }) => number(clicked),
      value: ({ clicked }) => clicked,
      numeric: true,
      minor: true,
    },
    {
      title: w.rate,
      text: ({ said, clicked }) => percent(share(clicked, said)),
      value: ({ said, clicked }) => share(clicked, said) ?? "",
      numeric: true,
      minor: true,
    },
    ...(may("editor")
      ? [
          {
            title: w.status,
            hidden: true,
            text: () => "",
            numeric: true,
            show: ({ campaign }: Row) => <StatusSwitch campaign={campaign} />,
          },
        ]
      : []),
  ];
}
