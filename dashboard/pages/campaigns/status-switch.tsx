import type { Campaign } from "#protocol/campaign.ts";
import { words } from "../../words.ts";
import { setStatus } from "./store.ts";

/** Publish or pause, in one press. */
export function StatusSwitch({ campaign }: { readonly campaign: Campaign }) {
  const w = words.value.campaigns;
  const live = campaign.status === "live";
  const text = live ? w.pause : campaign.status === "paused" ? w.resume : w.publish;
  return (
    <button
      type="button"
      class="button small"
      aria-label={`${text}: ${campaign.name}`}
      onClick={() => void setStatus(campaign, live ? "paused" : "live")}
    >
      {text}
    </button>
  );
}
