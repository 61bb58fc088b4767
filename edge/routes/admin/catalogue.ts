import { Hono } from "hono";
import type { CatalogueHealth, HealthAlert, ModelHealth } from "#protocol/health.ts";
import { now } from "../../clock.ts";
import { changedFields, changeOf } from "../../domain/audit/change.ts";
import { recommenderOf, siteOf } from "../../namespaces.ts";
import { mount } from "./mount.ts";

const PAGE = 200;
/** Below this share of looks at known products something is wrong with the shop's ids. */
const MATCHED_SHARE = 0.95;
/** Who has not come back by then can't be reached any more. */
const KEY_WARNING_MS = 14 * 86_400_000;

/** What a shop sells, what recommendations are made from, and how both are. */
export const catalogue = new Hono<{ Bindings: Env }>()
  .route(
    "/",
    mount("putCatalogue", async ({ env, site, caller, body }) => {
      const object = siteOf(env, site);
      const version = await object.putCatalogue(body);
      const { products = [], articles = [], remove = [] } = body;
      const names = [...products.map(({ name }) => name), ...articles.map(({ title }) => title)];
      await object.note(caller.name, changeOf("catalogue", [...names, ...remove]));
      return { version, ...(await object.sizes()) };
    }),
  )
  .route(
    "/",
    mount("readCatalogue", async ({ env, site, url }) => {
      const after = url.searchParams.get("after") ?? "";
      const products = await siteOf(env, site).products(after, PAGE);
      return { products, next: products.length === PAGE ? (products.at(-1)?.id ?? null) : null };
    }),
  )
  .route(
    "/",
    mount("putFeed", async ({ env, site, caller, body }) => {
      const object = siteOf(env, site);
      const { feed } = await object.catalogueHealth();
      const kind = body ? "feed-set" : "feed-removed";
      const [url] = [body?.url ?? feed?.url].filter((known) => known !== undefined);
      await object.note(caller.name, changeOf(kind, url === undefined ? [] : [url]));
      return object.putFeed(body);
    }),
  )
  .route(
    "/",
    mount("readFeed", ({ env, site }) => siteOf(env, site).readFeed()),
  )
  .route(
    "/",
    mount("readIds", ({ env, site }) => siteOf(env, site).readIds()),
  )
  .route(
    "/",
    mount("putIds", async ({ env, site, caller, body }) => {
      const object = siteOf(env, site);
      const { byHand } = await object.readIds();
      await object.note(caller.name, changeOf("ids", changedFields(byHand, body.byHand)));
      return object.putIds(body.byHand);
    }),
  )
  .route(
    "/",
    mount("readHealth", async ({ env, site }) => {
      const [model, goods, pushKeyEndsAt, at] = await Promise.all([
        recommenderOf(env, site).health(),
        siteOf(env, site).catalogueHealth(),
        siteOf(env, site).pushKeyEndsAt(),
        now(env),
      ]);
      const keyExpires = pushKeyEndsAt !== null && pushKeyEndsAt - at < KEY_WARNING_MS;
      const alerts = [...alertsOf(model, goods), ...(keyExpires ? ["key-expires" as const] : [])];
      return { model, catalogue: goods, pushKeyEndsAt, alerts };
    }),
  )
  .route(
    "/",
    mount("buildModel", ({ env, site }) => recommenderOf(env, site).rebuild()),
  );

function alertsOf(
  { version, broken }: ModelHealth,
  { feed, matchedShare }: CatalogueHealth,
): readonly HealthAlert[] {
  const alerts: HealthAlert[] = [];
  if (broken && broken.version === version) alerts.push("model-broken");
  const isFine = !feed || ["waiting", "read", "not-modified"].includes(feed.outcome);
  if (!isFine) alerts.push("feed-fails");
  if (matchedShare !== null && matchedShare < MATCHED_SHARE) alerts.push("ids-unmatched");
  return alerts;
}
