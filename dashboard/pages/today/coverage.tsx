import { useResource } from "../../api/resource.ts";
import { now } from "../../clock.ts";
import { share, sum, total } from "../../counts/read.ts";
import { percent, shopClock } from "../../format.ts";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { daysBefore } from "../../time.ts";
import { words } from "../../words.ts";

/** How much of the shop the figures can speak of. */
export function Coverage() {
  const w = words.value.today;
  const from = daysBefore(now.value, 30, shopClock.value);
  const counted = useResource("readCounts", { site: siteId.value, query: { from, step: "day" } });
  return (
    <Section title={w.coverage} about={w.coverageAbout}>
      <Loaded of={counted} lines={2}>
        {({ buckets }) => {
          const counts = total(buckets);
          const given = sum(counts, "consent", "analytics", "given");
          const chosen = sum(counts, "consent", "analytics");
          return (
            <dl class="figures">
              <Figure
                label={w.consentRate}
                value={percent(share(given, chosen))}
                hint={w.consentHint}
              />
              <Figure
                label={w.reachable}
                value={percent(share(sum(counts, "left-reachable"), sum(counts, "abandoned")))}
              />
              <Figure
                label={w.confirmed}
                value={percent(share(sum(counts, "confirmed"), sum(counts, "orders")))}
              />
            </dl>
          );
        }}
      </Loaded>
    </Section>
  );
}
