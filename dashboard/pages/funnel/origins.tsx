import type { Counts } from "#protocol/counts.ts";
import { type Origin, origins } from "../../counts/keys.ts";
import { share } from "../../counts/read.ts";
import { number, percent } from "../../format.ts";
import { Section } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { word, words } from "../../words.ts";

/** How far visitors get on each kind of device, and from each place that they come from. */
export function Origins({ counts }: { readonly counts: Counts }) {
  const w = words.value;
  const rows = [...origins(counts, "device"), ...origins(counts, "source")];
  if (rows.length === 0) return null;
  const columns: readonly Column<Origin>[] = [
    { title: w.funnel.origin, text: ({ name }) => word(w.choices, name) },
    ...(["visits", "left", "orders"] as const).map((figure): Column<Origin> => ({
      title: w.funnel[figure],
      numeric: true,
      text: (row) => number(row[figure]),
      value: (row) => row[figure],
    })),
    {
      title: w.funnel.bought,
      numeric: true,
      text: ({ orders, visits }) => percent(share(orders, visits)),
    },
  ];
  return (
    <Section title={w.funnel.origins}>
      <Table
        caption={w.funnel.origins}
        file="origins"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </Section>
  );
}
