import { live } from "../../api/live.ts";
import { money, number } from "../../format.ts";
import { Figure } from "../../parts/figure.tsx";
import { words } from "../../words.ts";

/** Who is here this moment. */
export function LiveStrip() {
  const w = words.value.today;
  const view = live.value;
  const [first, ...others] = Object.entries(view?.valueAtRisk ?? {}).toSorted(
    ([, left], [, right]) => right - left,
  );
  return (
    <dl class="live-strip" aria-label={w.now}>
      <Figure label={w.visitorsNow} value={view ? number(view.visitorsNow) : "–"} />
      <Figure label={w.cartsOpen} value={view ? number(view.cartsOpen) : "–"} />
      <Figure
        label={w.atRisk}
        value={first ? money(first[1], first[0]) : view ? money(0) : "–"}
        {...(others.length > 0
          ? { hint: others.map(([code, value]) => money(value, code)).join(" · ") }
          : {})}
      />
    </dl>
  );
}
