import type { Counts } from "#protocol/counts.ts";
import { sum } from "../../counts/read.ts";
import { Bars } from "../../parts/bars.tsx";
import { Empty } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { words } from "../../words.ts";

const stages = ["cart", "address", "shipping", "payment"] as const;

export function StagesLeft({ counts }: { readonly counts: Counts }) {
  const w = words.value;
  const rows = stages.map((stage) => ({
    label: w.stage[stage],
    count: sum(counts, "abandoned", stage),
  }));
  return (
    <Section title={w.today.stages}>
      {rows.some(({ count }) => count > 0) ? (
        <Bars label={w.today.stages} rows={rows} />
      ) : (
        <Empty title={w.today.noLeft} />
      )}
    </Section>
  );
}
