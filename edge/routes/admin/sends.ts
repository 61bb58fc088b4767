import { Hono } from "hono";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { sendOf, siteOf, visitorOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { type Call, mount } from "./mount.ts";

type Named = Pick<Call<"readSend">, "env" | "site" | "param">;

/** Messages to many at once, and a try of one to oneself. */
export const sends = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("startSend", async ({ env, site, caller, param, body }) => {
      const campaign = await campaignOf({ env, site, param });
      if (campaign.status !== "live" || campaign.trigger.kind !== "collective") {
        throw new Refusal("invalid-campaign", [{ field: "trigger", code: "not-collective" }]);
      }
      const news = { kind: "collective", campaign: campaign.id } as const;
      const isPush = channelsOf(campaign.steps).every((channel) => channel === "web-push");
      const view = await sendOf(env, site, campaign.id).start(site, news, isPush, body);
      if (!view) throw new Refusal("conflict");
      await siteOf(env, site).note(caller.name, { kind: "send-begun", subjects: [campaign.name] });
      return view;
    }),
  )
  .route(
    "/",
    mount("readSend", ({ env, site, param }) => sendOf(env, site, param("campaign")).read()),
  )
  .route(
    "/",
    mount("stopSend", async ({ env, site, caller, param }) => {
      const view = await sendOf(env, site, param("campaign")).stop();
      if (!view) return null;
      // What visitors were told of but did not send yet looks at the campaign once more.
      const campaign = await campaignOf({ env, site, param });
      await siteOf(env, site).putCampaign(caller.name, { ...campaign, status: "ended" });
      return view;
    }),
  )
  .route(
    "/",
    mount("tryMessage", async ({ env, site, param, body }) => {
      const campaign = await campaignOf({ env, site, param });
      const visitor = visitorOf(env, site, body.visitor);
      const outcome = await visitor.tryOut(site, campaign, body.variant ?? null);
      if (outcome === null) throw new Refusal("unknown-visitor");
      return { outcome };
    }),
  )
  .route(
    "/",
    mount("rotatePushKey", async ({ env, site, caller, body }) => ({
      version: await siteOf(env, site).rotatePushKey(caller.name, body.graceDays),
    })),
  );

async function campaignOf({ env, site, param }: Named): Promise<Campaign> {
  const found = (await siteOf(env, site).campaigns()).find(({ id }) => id === param("campaign"));
  if (!found) throw new Refusal("unknown-campaign");
  return found;
}

function channelsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind === "send") return step.variants.map(({ message }) => message.channel);
    if (step.kind !== "branch") return [];
    return channelsOf([...step.arms.flatMap((arm) => arm.steps), ...step.otherwise]);
  });
}
