import type { Counts } from "#protocol/counts.ts";
import { useResource } from "../api/resource.ts";
import { share, sum, total } from "../counts/read.ts";
import { number, percent } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Empty, Loaded } from "../parts/loaded.tsx";
import { Page, Section } from "../parts/page.tsx";
import { siteId } from "../shop.ts";
import { words } from "../words.ts";
import { chosenPeriod, PeriodSwitch } from "./period.tsx";

const vitals = ["LCP", "INP", "CLS", "TTFB", "FCP"] as const;
const grades = ["good", "middling", "poor"] as const;
// A page counts as good when three quarters of its views are (web.dev/vitals).
const ENOUGH_GOOD = 0.75;

/** How the shop's pages feel on the visitors' own devices. */
export function VitalsPage() {
  const w = words.value;
  const { from, step } = chosenPeriod();
  const counted = useResource("readCounts", { site: siteId.value, query: { from, step } });
  return (
    <Page title={w.nav.vitals} about={w.vitals.about} actions={<PeriodSwitch />}>
      <Loaded of={counted} lines={8}>
        {({ buckets }) => {
          const counts = total(buckets);
          const errors = sum(counts, "error");
          return (
            <>
              <div class="vitals">
                {vitals.map((name) => (
                  <Vital key={name} name={name} counts={counts} />
                ))}
              </div>
              <Section title={w.vitals.errors}>
                {errors === 0 ? (
                  <Empty title={w.vitals.errorsNone} />
                ) : (
                  <p class="figure-value">{number(errors)}</p>
                )}
              </Section>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Vital({
  name,
  counts,
}: {
  readonly name: (typeof vitals)[number];
  readonly counts: Counts;
}) {
  const w = words.value.vitals;
  const all = sum(counts, "vital", name);
  const of = (grade: (typeof grades)[number]) => share(sum(counts, "vital", name, grade), all);
  const good = of("good");
  const poor = of("poor") ?? 0;
  const tone =
    good === null ? "none" : good >= ENOUGH_GOOD ? "good" : poor > 1 - ENOUGH_GOOD ? "bad" : "warn";
  const verdict = { none: w.none, good: w.good, warn: w.fair, bad: w.poor }[tone];
  return (
    <div>
      <p class="figure-label">
        {name} · {w.names[name]}
      </p>
      <p class="figure-value">{percent(good)}</p>
      <Badge tone={tone} text={verdict} />
      <div class="spread" aria-hidden="true">
        {grades.map((grade) => (
          <span key={grade} class={grade} style={{ inlineSize: `${(of(grade) ?? 0) * 100}%` }} />
        ))}
      </div>
      <p class="soft small-text">{w.measured(number(all))}</p>
    </div>
  );
}
