import { Hono } from "hono";
import { identitySecret, staffToken } from "../../tokens/identity.ts";
import { siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { checkWorker } from "../../worker-check.ts";
import { mount } from "./mount.ts";

/** What the shop needs to tell us who is who, and whether its worker file is there. */
export const identity = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("readIdentity", async ({ env, site }) => {
      const settings = await siteOf(env, site).settings();
      if (!settings) throw new Refusal("unknown-site");
      const link = (value: string) => `${settings.origins[0] ?? ""}/?ew_staff=${value}`;
      return {
        secret: await identitySecret(env, site),
        staff: { on: link(await staffToken(env, site)), off: link("off") },
      };
    }),
  )
  .route(
    "/",
    mount("checkWorker", async ({ env, site, url }) => {
      const settings = await siteOf(env, site).settings();
      if (!settings) throw new Refusal("unknown-site");
      const address = `${settings.origins[0] ?? url.origin}${settings.pushWorker}`;
      return checkWorker(env, site, url.origin, address);
    }),
  );
