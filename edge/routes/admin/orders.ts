import { Hono } from "hono";
import { ORDERS_PATH, platforms } from "#protocol/order.ts";
import { siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { mount } from "./mount.ts";

/** How the shop's server and the edge know each other, and how far the counters are spread. */
export const orderSource = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readOrderSource", async ({ env, site, url }) => {
      const shop = siteOf(env, site);
      const [secret, known, webhookSecret] = await Promise.all([
        shop.orderSecret("edgewise"),
        shop.orderSources(),
        shop.webhookSecret(),
      ]);
      return {
        address: `${url.origin}${ORDERS_PATH}?site=${site}`,
        secret: secret ?? "",
        platforms: known,
        webhookSecret,
      };
    }),
  )
  .route(
    "/",
    mount("putOrderSecret", async ({ env, site, caller, param, body }) => {
      const platform = platforms.find((name) => name === param("platform"));
      if (!platform) {
        throw new Refusal("bad-request", [{ field: "platform", code: "platform" }]);
      }
      await siteOf(env, site).putOrderSecret(caller.name, platform, body.secret);
      return null;
    }),
  )
  .route(
    "/",
    mount("putShards", async ({ env, site, caller, body }) => {
      const version = await siteOf(env, site).putShards(caller.name, body.shards);
      if (version === null) {
        throw new Refusal("bad-request", [{ field: "shards", code: "fewer-shards" }]);
      }
      return { version };
    }),
  );
