import { Hono } from "hono";
import { routePath } from "hono/route";
import { statuses } from "#protocol/error.ts";
import { refusalTold } from "./domain/refusal/told.ts";
import { logFailure } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { catalogue } from "./routes/admin/catalogue.ts";
import { content } from "./routes/admin/content.ts";
import { counts } from "./routes/admin/counts.ts";
import { identity } from "./routes/admin/identity.ts";
import { imports } from "./routes/admin/imports.ts";
import { orderSource } from "./routes/admin/orders.ts";
import { proof } from "./routes/admin/proof.ts";
import { sends } from "./routes/admin/sends.ts";
import { session } from "./routes/admin/session.ts";
import { sites } from "./routes/admin/sites.ts";
import { visitors } from "./routes/admin/visitors.ts";
import { coupons } from "./routes/coupons.ts";
import { cart } from "./routes/cart.ts";
import { events } from "./routes/events.ts";
import { health } from "./routes/health.ts";
import { orders } from "./routes/orders.ts";
import { push } from "./routes/push.ts";
import { readerOf } from "./routes/reader.ts";
import { tag } from "./routes/tag.ts";
import { visit } from "./routes/visit.ts";

export { CampaignSend } from "./objects/campaign-send.ts";
export { Census } from "./objects/census.ts";
export { Recommender } from "./objects/recommender.ts";
export { Site } from "./objects/site.ts";
export { Visitor } from "./objects/visitor.ts";

const app = new Hono<{ Bindings: Env }>();
for (const route of [
  visit,
  cart,
  coupons,
  push,
  tag,
  health,
  session,
  sites,
  content,
  sends,
  identity,
  catalogue,
  visitors,
  counts,
  imports,
  proof,
  orderSource,
  orders,
  events,
])
  app.route("/", route);

app.notFound((c) => {
  // A tag that is older than this deployment asks for parts that are gone: no reason for its page to complain.
  if (c.req.path.startsWith("/p/")) c.header("Access-Control-Allow-Origin", "*");
  return c.json(refusalTold("unknown-path", undefined, readerOf(c)), statuses["unknown-path"]);
});

app.onError((error, c) => {
  const refusal =
    error instanceof Refusal ? error : new Refusal("failed", undefined, { cause: error });
  if (refusal.code === "failed") {
    const request = c.req.header("cf-ray") ?? crypto.randomUUID();
    // The endpoint, not the address: that may name a visitor.
    logFailure(`${c.req.method} ${routePath(c, -1)}`, error, request);
    c.header("X-Request-Id", request);
  }
  // A page must be able to read why it was refused, whatever its origin.
  if (c.req.path === "/v1/visit" || c.req.path === "/v1/push")
    c.header("Access-Control-Allow-Origin", "*");
  const { code, problems } = refusal;
  return c.json(refusalTold(code, problems, readerOf(c)), statuses[code]);
});

export default app;
