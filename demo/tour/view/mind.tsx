import { hasRefused, trace } from "./state.ts";

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What the edge takes the visitor for, with its reasons. */
export function Mind() {
  const { value } = trace;
  if (!value)
    return (
      <div class="mind empty">
        <h2>What the edge knows</h2>
        <p class="soft">
          Nothing. The shop has asked, and{" "}
          {hasRefused.value ? "the answer was no" : "nobody has answered"}: nothing is sent, nothing
          is stored.
        </p>
      </div>
    );
  const { persona, mode, probability, causes, causeReasons } = value;
  return (
    <div class="mind">
      <h2>What the edge knows</h2>
      <dl class="facts">
        <div>
          <dt>Who</dt>
          <dd>
            <b>{persona.name ?? "Not known yet"}</b>
            {persona.name && <span class="soft"> {percent(persona.confidence)}</span>}
            {persona.reasons.length > 0 && <Because reasons={persona.reasons} />}
          </dd>
        </div>
        <div>
          <dt>How</dt>
          <dd>{mode}</dd>
        </div>
        <div>
          <dt>Will buy</dt>
          <dd>
            <Meter share={probability} label="Chance of a purchase" />
          </dd>
        </div>
        <div>
          <dt>If they leave</dt>
          <dd>
            <ul class="causes">
              {causes.map(({ name, probability: share }) => (
                <li key={name}>
                  <Meter share={share} label={name} />
                  <span>{name}</span>
                </li>
              ))}
            </ul>
            {causeReasons.length > 0 && <Because reasons={causeReasons} />}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Because({ reasons }: { readonly reasons: readonly string[] }) {
  return <span class="because">{reasons.join(" · ")}</span>;
}

function Meter({ share, label }: { readonly share: number; readonly label: string }) {
  return (
    <span class="meter" role="img" aria-label={`${label}: ${percent(share)}`}>
      <i style={{ inlineSize: `${Math.max(2, share * 100)}%` }} />
      <em aria-hidden="true">{percent(share)}</em>
    </span>
  );
}
