import { Hono } from "hono";
import { readCohorts, readExperiments } from "../../census-reader.ts";
import { now } from "../../clock.ts";
import { proofOf } from "../../domain/experiment/proof.ts";
import { siteOf } from "../../namespaces.ts";
import { moment } from "./moment.ts";
import { mount } from "./mount.ts";

/** What it really earned. */
export const proof = new Hono<{ Bindings: Env }>().route(
  "/",
  mount("readProof", async ({ env, site, url }) => {
    const at = await now(env);
    const from = moment(url, "from", 0);
    const until = moment(url, "until", at + 1);
    const shop = siteOf(env, site);
    const [plans, campaigns, orders, days, weekAgo] = await Promise.all([
      shop.plans(),
      shop.campaigns(),
      shop.orderCoverage(),
      // From the beginning, also what was told before cohorts were kept.
      from > 0 ? readCohorts(env, site, from, until) : readExperiments(env, site),
      shop.earnedWeekAgo(),
    ]);
    const names = new Map(campaigns.map(({ id, name }) => [id, name]));
    return { ...proofOf(plans, days, names, at), weekAgo, orders };
  }),
);
