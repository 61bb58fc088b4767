import { useState } from "preact/hooks";
import { toMajor } from "#protocol/money.ts";
import type { VisitorRow } from "#protocol/views.ts";
import { useResource } from "../api/resource.ts";
import { now } from "../clock.ts";
import { ago, dateTime, money } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { type Column, CsvButton, Table } from "../parts/table.tsx";
import { VisitorLink } from "../parts/visitor-link.tsx";
import { go, route, to } from "../route.ts";
import { siteId } from "../shop.ts";
import { word, words } from "../words.ts";
import { VisitorPage } from "./visitors/visitor.tsx";

const PAGE = 100;

/** Everyone seen lately, or the story of one. */
export function VisitorsPage() {
  const { id } = route.value;
  return id ? <VisitorPage key={id} visitor={id} /> : <List />;
}

function List() {
  const w = words.value;
  const before = route.value.query.get("before");
  const list = useResource("readVisitors", {
    site: siteId.value,
    ...(before ? { query: { before } } : {}),
  });
  const names = useResource("readPersonas", { site: siteId.value }).data.value ?? [];
  const columns = columnsFor(Object.fromEntries(names.map(({ id, name }) => [id, name])));
  const rows = list.data.value ?? [];
  return (
    <Page
      title={w.nav.visitors}
      about={w.visitors.about}
      actions={
        <>
          <Find />
          <CsvButton name="visitors" columns={columns} rows={rows} />
        </>
      }
    >
      <Loaded of={list} lines={12}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={w.visitors.empty} text={w.visitors.emptyDo} />
          ) : (
            <Table
              caption={w.nav.visitors}
              columns={columns}
              rows={all}
              rowKey={({ visitor }) => visitor}
            />
          )
        }
      </Loaded>
      <nav class="pager" aria-label={w.nav.visitors}>
        {before && <a href={to("visitors")}>{w.common.newest}</a>}
        {rows.length === PAGE && (
          <a href={to("visitors", undefined, { before: String(rows.at(-1)?.seenAt ?? 0) })}>
            {w.common.older}
          </a>
        )}
      </nav>
    </Page>
  );
}

function columnsFor(names: Readonly<Record<string, string>>): readonly Column<VisitorRow>[] {
  const w = words.value;
  return [
    {
      title: w.visitors.visitor,
      text: ({ visitor }) => visitor,
      show: ({ visitor }) => <VisitorLink visitor={visitor} />,
    },
    {
      title: w.visitors.seen,
      text: ({ seenAt }) => new Date(seenAt).toISOString(),
      show: ({ seenAt }) => (
        <time dateTime={new Date(seenAt).toISOString()} title={dateTime(seenAt)}>
          {ago(seenAt, now.value)}
        </time>
      ),
    },
    {
      title: w.visitors.persona,
      minor: true,
      text: ({ persona }) => (persona ? word(names, persona) : ""),
      show: ({ persona }) =>
        persona ? word(names, persona) : <span class="soft">{w.visitors.noPersona}</span>,
    },
    { title: w.visitors.stage, text: ({ stage }) => word(w.stage, stage) },
    {
      title: w.visitors.cart,
      numeric: true,
      text: ({ cartValue, currency }) => (cartValue ? money(cartValue, currency) : "–"),
      value: ({ cartValue, currency }) => toMajor(cartValue, currency),
    },
    { title: w.common.currency, fileOnly: true, text: ({ currency }) => currency },
    {
      title: w.visitors.push,
      minor: true,
      text: ({ reachable }) => (reachable ? w.visitors.reachable : w.visitors.unreachable),
      show: ({ reachable }) => (
        <Badge
          tone={reachable ? "good" : "none"}
          text={reachable ? w.visitors.reachable : w.visitors.unreachable}
        />
      ),
    },
    { title: w.visitors.language, minor: true, text: ({ locale }) => locale },
  ];
}

function Find() {
  const label = words.value.visitors.find;
  const [id, setId] = useState("");
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim()) go(to("visitors", id.trim()));
      }}
    >
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={id}
        onInput={(event) => setId(event.currentTarget.value)}
      />
    </form>
  );
}
