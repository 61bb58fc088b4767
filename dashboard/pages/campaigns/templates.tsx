import { to } from "../../route.ts";
import { words } from "../../words.ts";
import { journeyLine } from "./journey-line.ts";
import { templates } from "./template-list.ts";
import { forms } from "../../form/catalog.data.ts";
import { titleOfKind } from "../../form/kind-title.ts";
import { titled } from "../../words.ts";

/** Campaigns to begin with: each becomes a draft. */
export function Templates() {
  return (
    <ul class="cards">
      {templates().map(({ id, name, trigger, steps }) => (
        <li key={id}>
          <a class="card" href={to("campaigns", "new", { from: id })}>
            <b>{name}</b>
            <span>
              {titled(titleOfKind(forms.trigger, trigger.kind))} → {journeyLine(steps)}
            </span>
          </a>
        </li>
      ))}
      <li>
        <a class="card" href={to("campaigns", "new")}>
          <b>{words.value.campaigns.blank}</b>
        </a>
      </li>
    </ul>
  );
}
