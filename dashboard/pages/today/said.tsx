import type { Counts } from "#protocol/counts.ts";
import { speech } from "../../counts/keys.ts";
import { share } from "../../counts/read.ts";
import { number, percent } from "../../format.ts";
import { Section } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { words } from "../../words.ts";

interface Row {
  readonly name: string;
  readonly said: number;
  readonly clicked: number;
}

/** Banners and pushes, and how many led to a click. */
export function Said({ counts }: { readonly counts: Counts }) {
  const w = words.value.today;
  const { banners, messages } = speech(counts);
  const rows: readonly Row[] = [
    { name: w.banners, said: banners.said, clicked: banners.clicked },
    { name: w.pushes, said: messages.said, clicked: messages.clicked },
  ];
  const columns: readonly Column<Row>[] = [
    { title: w.said, hidden: true, text: ({ name }) => name },
    { title: w.said, fileOnly: true, text: ({ name }) => name },
    {
      title: w.delivered,
      text: ({ said }) => number(said),
      value: ({ said }) => said,
      numeric: true,
    },
    {
      title: w.clicked,
      text: ({ clicked }) => number(clicked),
      value: ({ clicked }) => clicked,
      numeric: true,
    },
    {
      title: w.rate,
      text: ({ said, clicked }) => percent(share(clicked, said)),
      value: ({ said, clicked }) => share(clicked, said) ?? "",
      numeric: true,
    },
  ];
  return (
    <Section title={w.said}>
      <Table
        caption={w.said}
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        file="said"
      />
    </Section>
  );
}
