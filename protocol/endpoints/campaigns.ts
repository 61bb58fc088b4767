import * as v from "valibot";
import { campaign, type Campaign } from "../campaign.ts";
import { banner } from "../catalog/banners.ts";
import { message } from "../catalog/channels.ts";
import { segment } from "../segment.ts";
import { link, locale } from "../text.ts";
import type { CampaignVersion, PictureView, ReachView } from "../views.ts";
import { answers, nothing } from "./endpoint.ts";

/** What a marketer writes, and how it will look before anybody sees it. */
export const campaigns = {
  readCampaigns: {
    method: "GET",
    path: "/v1/admin/sites/:site/campaigns",
    role: "viewer",
    about: "All campaigns, whatever their status.",
    request: nothing,
    ...answers<readonly Campaign[]>(),
  },
  putCampaign: {
    method: "PUT",
    path: "/v1/admin/sites/:site/campaigns/:campaign",
    role: "editor",
    about: "Creates or replaces a campaign; a live one must pass the validator.",
    request: campaign,
    ...answers<{ version: number }>(),
  },
  useTemplate: {
    method: "POST",
    path: "/v1/admin/sites/:site/templates/:template",
    role: "editor",
    about:
      "Switches a ready campaign on by its name, such as cart-abandoned; with the status draft it waits to be changed first.",
    request: v.object({ status: v.optional(v.picklist(["draft", "live"]), "live") }),
    ...answers<{ version: number }>(),
  },
  previewCampaign: {
    method: "POST",
    path: "/v1/admin/sites/:site/campaigns/:campaign/preview",
    role: "viewer",
    about:
      "A link to a real page of the shop that shows this campaign for an hour, whatever its status; nothing is counted.",
    request: v.object({ url: link }),
    ...answers<{ url: string }>(),
  },
  deleteCampaign: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/campaigns/:campaign",
    role: "editor",
    about: "Deletes a campaign; its figures stay.",
    request: nothing,
    ...answers<{ version: number }>(),
  },
  readVersions: {
    method: "GET",
    path: "/v1/admin/sites/:site/campaigns/:campaign/versions",
    role: "viewer",
    about: "A campaign as it was saved, the newest first: at most 50 versions.",
    request: nothing,
    ...answers<readonly CampaignVersion[]>(),
  },
  drawDraft: {
    method: "POST",
    path: "/v1/admin/sites/:site/picture",
    role: "viewer",
    about:
      "A banner or message as an example visitor with products of the shop's own catalogue in the cart would get it; nothing is kept or counted.",
    request: v.object({
      locale,
      banner: v.optional(banner),
      message: v.optional(message),
      offer: v.optional(v.boolean(), false),
    }),
    ...answers<PictureView>(),
  },
  readReach: {
    method: "POST",
    path: "/v1/admin/sites/:site/reach",
    role: "viewer",
    about:
      "How many of the last seven days' visitors an audience fits now: everybody is asked up to 200, beyond that a random 200.",
    request: v.object({ audience: v.optional(segment) }),
    ...answers<ReachView>(),
  },
} as const;
