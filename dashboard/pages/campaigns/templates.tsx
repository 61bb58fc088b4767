import { useEffect } from "preact/hooks";
import { Outline } from "../../parts/loaded.tsx";
import { to } from "../../route.ts";
import { words } from "../../words.ts";
import { loadTemplates, spoken, templates } from "./template-list.ts";

/** Campaigns to begin with: each becomes a draft. */
export function Templates() {
  useEffect(() => void loadTemplates(), []);
  const all = templates.value;
  if (!all) return <Outline lines={12} />;
  return (
    <ul class="cards">
      {all.map(({ title, description, campaign }) => (
        <li key={campaign.id}>
          <a class="card" href={to("campaigns", "new", { from: campaign.id })}>
            <b>{spoken(title)}</b>
            <span>{spoken(description)}</span>
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
