import { Hono } from "hono";
import type { Campaign } from "#protocol/campaign.ts";
import { templates } from "#protocol/templates.ts";
import { now } from "../../clock.ts";
import { whoTold } from "../../domain/audit/told.ts";
import { picture } from "../../domain/picture.ts";
import { siteOf } from "../../namespaces.ts";
import { previewToken } from "../../tokens/preview-token.ts";
import { reachOf } from "../../reach.ts";
import { Refusal } from "../../refusal.ts";
import { freshView } from "../../published/view.ts";
import { type Call, mount } from "./mount.ts";

/** Saves a campaign; one that could not go live is refused, field by field of its form. */
async function save(
  { env, site, caller }: Pick<Call<"putCampaign">, "env" | "site" | "caller">,
  campaign: Campaign,
): Promise<{ readonly version: number }> {
  const saved = await siteOf(env, site).putCampaign(caller.name, campaign);
  if (typeof saved !== "number") {
    throw new Refusal(
      "invalid-campaign",
      saved.map((problem) => ({ ...problem, form: "putCampaign" })),
    );
  }
  return { version: saved };
}

/** What the marketer writes: personas and campaigns. */
export const content = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readPersonas", ({ env, site }) => siteOf(env, site).personas()),
  )
  .route(
    "/",
    mount("putPersonas", async ({ env, site, caller, body }) => ({
      version: await siteOf(env, site).putPersonas(caller.name, body),
    })),
  )
  .route(
    "/",
    mount("readCampaigns", ({ env, site }) => siteOf(env, site).campaigns()),
  )
  .route(
    "/",
    mount("putCampaign", async (call) => {
      const { param, body } = call;
      if (body.id !== param("campaign")) {
        throw new Refusal("bad-request", [{ field: "id", code: "other-id" }]);
      }
      return save(call, body);
    }),
  )
  .route(
    "/",
    mount("useTemplate", async (call) => {
      const { env, site, param, body } = call;
      const ready = templates.find(({ campaign }) => campaign.id === param("template"));
      if (!ready) throw new Refusal("unknown-template");
      const campaign = { ...ready.campaign, status: body.status };
      if (await siteOf(env, site).campaign(campaign.id)) throw new Refusal("campaign-exists");
      return save(call, campaign);
    }),
  )
  .route(
    "/",
    mount("previewCampaign", async ({ env, site, param, body }) => {
      const campaign = await siteOf(env, site).campaign(param("campaign"));
      const settings = await siteOf(env, site).settings();
      if (!campaign || !settings) throw new Refusal("unknown-campaign");
      const url = new URL(body.url, settings.origins[0]);
      if (!settings.origins.includes(url.origin)) {
        throw new Refusal("bad-request", [{ field: "url", code: "page-elsewhere" }]);
      }
      const token = await previewToken(env, site, campaign.id, await now(env));
      url.searchParams.set("ew_preview", token);
      return { url: url.href };
    }),
  )
  .route(
    "/",
    mount("readVersions", async ({ env, site, locale, param }) => {
      const editions = await siteOf(env, site).editions(param("campaign"));
      return editions.map((edition) => ({ ...edition, who: whoTold(edition.who, locale) }));
    }),
  )
  .route(
    "/",
    mount("drawDraft", async ({ env, site, body, wait }) => {
      const view = await freshView(env, site, wait);
      if (!view) throw new Refusal("unknown-site");
      return picture(body, { ...view, now: await now(env), seed: "picture" });
    }),
  )
  .route(
    "/",
    mount("readReach", ({ env, site, body }) => reachOf(env, site, body.audience)),
  )
  .route(
    "/",
    mount("deleteCampaign", async ({ env, site, caller, param }) => {
      const version = await siteOf(env, site).deleteCampaign(caller.name, param("campaign"));
      if (version === null) throw new Refusal("unknown-campaign");
      return { version };
    }),
  )
  .route(
    "/",
    mount("uploadCodes", async ({ env, site, caller, param, body }) => ({
      added: await siteOf(env, site).uploadCodes(caller.name, param("pool"), body.codes),
    })),
  );
