import { useResource } from "../../api/resource.ts";
import { exactTime } from "../../format.ts";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";
import { ByDay } from "./by-day.tsx";

/** Every decision, with the reason why each candidate lost. */
export function DecisionLog({ visitor }: { readonly visitor: string }) {
  const w = words.value.visitors;
  const decisions = useResource("readDecisions", { site: siteId.value, visitor });
  return (
    <Section title={w.decisions}>
      <Loaded of={decisions} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={w.noDecisions} />
          ) : (
            <ByDay all={all}>
              {({ receipt, at, cause, outcome, lines }) => (
                <details class="decision" key={receipt}>
                  <summary>
                    <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
                    <span>
                      {outcome}
                      <span class="reason">{cause}</span>
                    </span>
                    <Icon name="chevron" />
                  </summary>
                  <ul class="lines">
                    {lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </details>
              )}
            </ByDay>
          )
        }
      </Loaded>
    </Section>
  );
}
