import { Hono } from "hono";
import { readExperiments } from "../../census-reader.ts";
import { now } from "../../clock.ts";
import { proofOf } from "../../domain/experiment/proof.ts";
import { siteOf } from "../../namespaces.ts";
import { mount } from "./mount.ts";

/** What it really earned. */
export const proof = new Hono<{ Bindings: Env }>().route(
  "/",
  mount("readProof", async ({ env, site }) => {
    const shop = siteOf(env, site);
    const [plans, campaigns, orders, days, weekAgo] = await Promise.all([
      shop.plans(),
      shop.campaigns(),
      shop.orderCoverage(),
      readExperiments(env, site),
      shop.earnedWeekAgo(),
    ]);
    const names = new Map(campaigns.map(({ id, name }) => [id, name]));
    return { ...proofOf(plans, days, names, await now(env)), weekAgo, orders };
  }),
);
