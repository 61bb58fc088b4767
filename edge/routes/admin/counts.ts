import { Hono } from "hono";
import { LIVE_PATH } from "#protocol/api.ts";
import { now } from "../../clock.ts";
import { readBuckets } from "../../census-reader.ts";
import { censusOf, siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { readerOf } from "../reader.ts";
import { admit } from "./gate.ts";
import { moment } from "./moment.ts";
import { mount } from "./mount.ts";

const steps = ["minute", "hour", "day"] as const;
const DAY_MS = 86_400_000;

/** What was counted: over time, and live over a socket. */
export const counts = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readCounts", async ({ env, site, url }) => {
      const at = await now(env);
      const from = moment(url, "from", at - DAY_MS);
      const until = moment(url, "until", at + 1);
      const step = steps.find((name) => name === (url.searchParams.get("step") ?? "hour"));
      if (!step) throw new Refusal("bad-request", [{ field: "step", code: "step" }]);
      return { step, buckets: await readBuckets(env, site, { from, until, step }) };
    }),
  )
  .get(LIVE_PATH, async (c) => {
    const site = c.req.param("site");
    const { id = "" } = await admit(c, "viewer", site);
    if (c.req.header("upgrade") !== "websocket") {
      throw new Refusal("bad-request", [{ field: "Upgrade", code: "no-socket" }]);
    }
    // A page elsewhere may open a socket with our cookie; its origin gives it away.
    const origin = c.req.header("origin");
    if (origin !== undefined && origin !== new URL(c.req.url).origin)
      throw new Refusal("not-allowed");
    const url = new URL(c.req.url);
    url.searchParams.set("shards", String(await siteOf(c.env, site).shards()));
    url.searchParams.set("token", id);
    if (!url.searchParams.has("language")) url.searchParams.set("language", readerOf(c));
    return censusOf(c.env, site, 0).fetch(new Request(url, c.req.raw));
  });
