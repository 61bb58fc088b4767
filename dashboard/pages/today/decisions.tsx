import { live } from "../../api/live.ts";
import { exactTime } from "../../format.ts";
import { Empty } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { VisitorLink } from "../../parts/visitor-link.tsx";
import { words } from "../../words.ts";

/** What was decided last, for whom and why. */
export function Decisions() {
  const w = words.value.today;
  const latest = live.value?.latest ?? [];
  return (
    <Section title={w.decisions}>
      {latest.length > 0 ? (
        <ol class="feed">
          {latest.map(({ at, visitor, outcome, line }) => (
            <li key={`${at}/${visitor}`}>
              <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
              <VisitorLink visitor={visitor} />
              <span>
                {outcome}
                <span class="reason">{line}</span>
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <Empty title={w.noDecisions} />
      )}
    </Section>
  );
}
