import type { Campaign } from "#protocol/campaign.ts";
import { call, submit } from "../../api/call.ts";
import { resource } from "../../api/resource.ts";
import { attempt } from "../../parts/attempt.ts";
import { toast } from "../../parts/toast.tsx";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** The campaign that has this id at the edge now; null if none has. */
export async function storedCampaign(id: string): Promise<Campaign | null> {
  const all = await call("readCampaigns", { site: siteId.value });
  return all.find((campaign) => campaign.id === id) ?? null;
}

/** Stores a campaign under its id and answers what is stored; a draft may be anything, the edge says what is wrong with it. */
export async function writeCampaign(id: string, draft: unknown): Promise<Campaign | null> {
  const site = siteId.value;
  // An empty id would be another address; the edge refuses this one with the right sentence.
  await submit("putCampaign", { site, campaign: id || "-" }, draft);
  const campaigns = resource("readCampaigns", { site });
  await Promise.all([campaigns.load(), resource("readVersions", { site, campaign: id }).load()]);
  return campaigns.data.value?.find((campaign) => campaign.id === id) ?? null;
}

/** Publishes or pauses, and offers to take it back. */
export async function setStatus(campaign: Campaign, status: Campaign["status"]): Promise<void> {
  const w = words.value.campaigns;
  await attempt(async () => {
    await writeCampaign(campaign.id, { ...campaign, status });
    const said = status === "live" ? w.nowLive(campaign.name) : w.nowPaused(campaign.name);
    toast(said, () => void attempt(() => writeCampaign(campaign.id, campaign)));
  });
}

/** Deletes, and offers to take it back. */
export async function remove(campaign: Campaign): Promise<boolean> {
  const site = siteId.value;
  return attempt(async () => {
    await call("deleteCampaign", { site, campaign: campaign.id });
    await resource("readCampaigns", { site }).load();
    toast(
      words.value.campaigns.deleted(campaign.name),
      () => void attempt(() => writeCampaign(campaign.id, campaign)),
    );
  });
}
