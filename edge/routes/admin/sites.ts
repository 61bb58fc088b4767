import { Hono } from "hono";
import { newSiteId, isSite } from "../../tokens/ids.ts";
import { siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { mount } from "./mount.ts";

function snippet(url: URL, site: string): string {
  return `<script async src="${url.origin}/t/${site}.js"></script>`;
}

/** Shops: created by the operator, described and set up by their owner. */
export const sites = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("createSite", async ({ env, url, body }) => {
      const site = body.site ?? (await newSiteId(env, body.jurisdiction));
      if (!(await isSite(env, site))) {
        throw new Refusal("bad-request", [{ field: "site", code: "own-site-id" }]);
      }
      const created = await siteOf(env, site).create(site, url.origin, body.settings);
      if (!created) throw new Refusal("site-exists");
      return { ...created, snippet: snippet(url, site) };
    }),
  )
  .route(
    "/",
    mount("readSite", async ({ env, url, site, caller }) => {
      const object = siteOf(env, site);
      const versions = await object.versions();
      if (!versions) throw new Refusal("unknown-site");
      const [snapshot, sizes] = await Promise.all([
        object.snapshot(versions.snapshot),
        object.sizes(),
      ]);
      if (!snapshot) throw new Refusal("unknown-site");
      const { settings, pushKey, version } = snapshot;
      return {
        site,
        role: caller.role,
        version,
        settings,
        pushKey,
        snippet: snippet(url, site),
        ...sizes,
      };
    }),
  )
  .route(
    "/",
    mount("putSettings", async ({ env, site, caller, body }) => ({
      version: await siteOf(env, site).putSettings(caller.name, body),
    })),
  )
  .route(
    "/",
    mount("readTokens", ({ env, site }) => siteOf(env, site).tokens()),
  )
  .route(
    "/",
    mount("createToken", ({ env, site, caller, body }) =>
      siteOf(env, site).addToken(caller.name, site, body.name, body.role),
    ),
  )
  .route(
    "/",
    mount("revokeToken", async ({ env, site, caller, param }) => {
      if (!(await siteOf(env, site).removeToken(caller.name, param("token")))) {
        throw new Refusal("bad-request", [{ field: "token", code: "no-such-token" }]);
      }
      return null;
    }),
  )
  .route(
    "/",
    mount("readAudit", ({ env, site, locale }) => siteOf(env, site).audit(locale)),
  );
