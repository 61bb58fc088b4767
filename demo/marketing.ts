import { demoCampaigns } from "./marketing/campaigns.ts";
import { demoPersonas } from "./marketing/personas.ts";
import { catalogueUpload } from "./upload.ts";

export { demoSettings } from "./marketing/settings.ts";

/** The calls of the admin API that fill the demo shop; paths follow `/v1/admin/sites/SITE`. */
export function demoUploads(
  origin: string,
): readonly { method: string; path: string; body: unknown }[] {
  return [
    { method: "POST", path: "/catalogue", body: catalogueUpload(origin) },
    { method: "PUT", path: "/personas", body: demoPersonas },
    ...demoCampaigns.map((campaign) => ({
      method: "PUT",
      path: `/campaigns/${campaign.id}`,
      body: campaign,
    })),
  ];
}
