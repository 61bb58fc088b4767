import type { Campaign } from "#protocol/campaign.ts";
import { call } from "../../api/call.ts";
import { asFault } from "../../api/fault.ts";
import { resource } from "../../api/resource.ts";
import { toast } from "../../parts/toast.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

async function write(campaign: Campaign): Promise<void> {
  const site = siteId.value;
  await call("putCampaign", { site, campaign: campaign.id }, campaign);
  await resource("readCampaigns", { site }).load();
}

/** Publishes or pauses, and offers to take it back. */
export async function setStatus(campaign: Campaign, status: Campaign["status"]): Promise<void> {
  const w = words.value.campaigns;
  await attempt(async () => {
    await write({ ...campaign, status });
    const said = status === "live" ? w.nowLive(campaign.name) : w.nowPaused(campaign.name);
    toast(said, () => void attempt(() => write(campaign)));
  });
}

/** Deletes, and offers to take it back. */
export async function remove(campaign: Campaign): Promise<boolean> {
  const site = siteId.value;
  return attempt(async () => {
    await call("deleteCampaign", { site, campaign: campaign.id });
    await resource("readCampaigns", { site }).load();
    toast(words.value.campaigns.deleted(campaign.name), () => void attempt(() => write(campaign)));
  });
}

export { write as writeCampaign };

async function attempt(change: () => Promise<void>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (thrown) {
    const { message, problems } = asFault(thrown);
    const sentences = [message, ...problems.map(({ sentence }) => sentence)].filter(Boolean);
    toast(sentences.join(" ") || words.value.fault.offline, null, true);
    return false;
  }
}
