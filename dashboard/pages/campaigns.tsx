import { route } from "../route.ts";
import { CampaignEditor } from "./campaigns/editor.tsx";
import { CampaignList } from "./campaigns/list.tsx";

/** All campaigns, or one to be edited. */
export function CampaignsPage() {
  const { id } = route.value;
  return id === null ? <CampaignList /> : <CampaignEditor key={id} id={id} />;
}
