import type { Counts } from "#protocol/counts.ts";
import { figures } from "../../counts/keys.ts";
import { share, sum } from "../../counts/read.ts";
import { number, percent } from "../../format.ts";
import { words } from "../../words.ts";

const stages = ["cart", "address", "shipping", "payment"] as const;

/** From the visit to the order, each step as long as the share of visits that reached it. */
export function FunnelSteps({ counts }: { readonly counts: Counts }) {
  const w = words.value;
  const steps = [
    { label: w.funnel.visits, count: figures.visits(counts) },
    ...stages.map((stage) => ({
      label: stage === "cart" ? w.funnel.carts : w.stage[stage],
      count: sum(counts, "stage", stage),
    })),
    { label: w.stage.done, count: figures.orders(counts) },
  ];
  const widest = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <ol class="funnel">
      {steps.map(({ label, count }, index) => {
        const before = steps[index - 1];
        return (
          <li class="funnel-step" key={label}>
            <span>{label}</span>
            <span class="funnel-track" aria-hidden="true">
              <span class="funnel-bar" style={{ inlineSize: `${(count / widest) * 100}%` }} />
            </span>
            <span class="funnel-figure">
              <b>{number(count)}</b>
              {before && <small>{w.funnel.ofBefore(percent(share(count, before.count)))}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
