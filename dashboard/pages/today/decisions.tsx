import { useEffect } from "preact/hooks";
import { live } from "../../api/live.ts";
import { joined, loadRecent, recent } from "../../api/recent.ts";
import { exactTime } from "../../format.ts";
import { Empty, Outline } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { VisitorLink } from "../../parts/visitor-link.tsx";
import { siteId } from "../../shop.ts";
import { language, words } from "../../words.ts";

const MOST = 10;

/** What was decided last, for whom and why. */
export function Decisions() {
  const w = words.value.today;
  const site = siteId.value;
  useEffect(() => void loadRecent(site).catch(() => (recent.value ??= [])), [site, language.value]);
  const heard = live.value?.latest ?? [];
  const latest = joined(heard, recent.value ?? [], MOST);
  const known = recent.value !== undefined || heard.length > 0;
  if (!known) {
    return (
      <Section title={w.decisions}>
        <Outline lines={6} />
      </Section>
    );
  }
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
