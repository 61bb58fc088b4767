import { useResource } from "../../api/resource.ts";
import { now } from "../../clock.ts";
import { wanted } from "../../counts/advise.ts";
import { split, sum, total } from "../../counts/read.ts";
import { number } from "../../format.ts";
import { Badge } from "../../parts/badge.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shop, siteId } from "../../shop.ts";
import { daysBefore } from "../../time.ts";
import { word, words } from "../../words.ts";

interface Row {
  readonly kind: string;
  readonly count: number;
}

/** What the shop's pages tell, and what they still keep to themselves. */
export function EventsSection() {
  const w = words.value.setUp;
  const from = daysBefore(now.value, 30, shop.value?.settings.timeZone ?? "UTC");
  const counted = useResource("readCounts", { site: siteId.value, query: { from, step: "day" } });
  return (
    <Section title={w.events} about={w.eventsAbout}>
      <Loaded of={counted} lines={8}>
        {({ buckets }) => {
          const counts = total(buckets);
          const missing = wanted.filter((kind) => sum(counts, "event", kind) === 0);
          const seen = split(counts, ["event"]).map(({ name, count }) => ({ kind: name, count }));
          const rows = [...missing.map((kind) => ({ kind, count: 0 })), ...seen];
          return (
            <div class="columns">
              <Table
                caption={w.events}
                columns={eventColumns()}
                rows={rows}
                rowKey={keyOf}
                file="event-kinds"
              />
              <Sources rows={sourcesOf(counts)} />
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

function keyOf({ kind }: Row): string {
  return kind;
}

function sourcesOf(counts: Parameters<typeof split>[0]): readonly Row[] {
  // Where visitors came from is counted under the same word.
  return split(counts, ["source"]).flatMap(({ name }) =>
    split(counts, ["source", name])
      .filter((one) => !["visit", "left", "orders"].includes(one.name))
      .map((one) => ({ kind: `${name}: ${one.name}`, count: one.count })),
  );
}

function eventColumns(): readonly Column<Row>[] {
  const w = words.value.setUp;
  return [
    {
      title: w.event,
      text: keyOf,
      show: ({ kind }) => (
        <>
          {word(words.value.kinds, kind)} <code class="soft">{kind}</code>
        </>
      ),
    },
    {
      title: w.seen,
      numeric: true,
      text: ({ count }) => number(count),
      value: ({ count }) => count,
      show: ({ count }) => (count > 0 ? number(count) : <Badge tone="warn" text={w.missing} />),
    },
  ];
}

function Sources({ rows }: { readonly rows: readonly Row[] }) {
  const w = words.value.setUp;
  if (rows.length === 0) return <p class="soft">{w.noSources}</p>;
  return (
    <Table
      file="sources"
      caption={w.sources}
      rows={rows}
      rowKey={keyOf}
      columns={[
        { title: w.source, text: keyOf, show: ({ kind }) => <code>{kind}</code> },
        {
          title: w.seen,
          numeric: true,
          text: ({ count }) => number(count),
          value: ({ count }) => count,
        },
      ]}
    />
  );
}
