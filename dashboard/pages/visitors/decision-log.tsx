import { useResource } from "../../api/resource.ts";
import { exactTime } from "../../format.ts";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/page.tsx";
import { siteId } from "../../shop.ts";
import { word, words } from "../../words.ts";
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
                      <span class="reason">{inWords(cause)}</span>
                    </span>
                    <Icon name="chevron" />
                  </summary>
                  <ul class="lines">
                    {lines.map((line, index) => (
                      <li key={index}>{line}</li>
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

/** "cart_add, dwell, dwell": each kind once, in words. */
function inWords(cause: string): string {
  const kinds = new Set(cause.split(", "));
  return [...kinds].map((kind) => word(words.value.kinds, kind)).join(" · ");
}
