import { Hono } from "hono";
import { identitySecret, staffToken } from "../../identity.ts";
import { siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { mount } from "./mount.ts";

/** What the shop needs to tell us who is who. */
export const identity = new Hono<{ Bindings: Env }>().route(
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
);
