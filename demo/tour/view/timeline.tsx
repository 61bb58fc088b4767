import type { Candidate, Entry } from "../trace.ts";
import { trace } from "./state.ts";

const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** The log of the visitor's object, newest first. */
export function Timeline() {
  const entries = (trace.value?.entries ?? []).filter(isWorthTelling);
  if (entries.length === 0) return null;
  return (
    <div class="timeline">
      <h2>As it happens</h2>
      <ol aria-live="polite">
        {entries.map((entry) => (
          <li key={entry.number} data-alarm={entry.isAlarm}>
            <time>{clock.format(entry.at)}</time>
            {entry.isAlarm && <p class="act">The visitor’s alarm rings</p>}
            {entry.seen.map(({ text, tone }, index) => (
              <p key={index} class={tone}>
                {text}
              </p>
            ))}
            <Decision entry={entry} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function isWorthTelling({ seen, candidates, isAlarm }: Entry): boolean {
  return seen.length > 0 || (isAlarm ? candidates.length > 0 : spoke(candidates).length > 0);
}

function spoke(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ fate }) => fate === "won" || fate === "withheld");
}

/** Who spoke, and what stopped each of the others. */
function Decision({ entry: { candidates } }: { readonly entry: Entry }) {
  if (candidates.length === 0) return null;
  const speakers = spoke(candidates);
  const others = candidates.filter((one) => !speakers.includes(one));
  return (
    <div class="decision" data-fate={speakers[0]?.fate ?? "none"}>
      {speakers.map(({ campaign, name, fate, reason }) => (
        <p key={campaign} class="verdict">
          <b>{fate === "won" ? `Says “${name}”` : `Keeps “${name}” to itself`}</b>
          <span>{reason}</span>
        </p>
      ))}
      {speakers.length === 0 && <p class="verdict none">Says nothing</p>}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? "One other" : `${others.length} others`} considered
          </summary>
          <ul>
            {others.map(({ campaign, name, reason }) => (
              <li key={campaign}>
                <b>{name}</b> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
