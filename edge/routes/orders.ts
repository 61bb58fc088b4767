import { type Context, Hono } from "hono";
import {
  MAX_ORDER_BYTES,
  type OrderAnswer,
  ORDERS_PATH,
  type OrderReport,
} from "#protocol/order.ts";
import { now } from "../clock.ts";
import { isSite, isVisitor } from "../tokens/ids.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { readReport } from "../orders/read.ts";
import { Refusal } from "../refusal.ts";
import { readText } from "./body.ts";
import { limit } from "./limit.ts";

/** Orders as the shop's server knows them: confirmed, corrected, cancelled, refunded. */
export const orders = new Hono<{ Bindings: Env }>().post(ORDERS_PATH, async (c) => {
  const site = c.req.query("site") ?? "";
  if (!(await isSite(c.env, site))) throw new Refusal("unknown-site");
  // A guesser shall not keep the shop's own object busy with signatures that do not fit.
  await limit(c, site, "NETWORK_LIMIT");
  const body = await readText(c, MAX_ORDER_BYTES);
  // WooCommerce tries a new webhook out with this, unsigned, and wants to hear that it arrived.
  if (/^webhook_id=\d+$/.test(body)) return c.json(null);
  const report = await readReport(c.req.raw.headers, body, {
    now: await now(c.env),
    secret: (platform) => siteOf(c.env, site).orderSecret(platform),
  });
  // Another topic of a platform: nothing for us, and no reason for it to try again.
  return c.json(report && (await taken(c, site, report)));
});

async function taken(
  c: Context<{ Bindings: Env }>,
  site: string,
  report: OrderReport,
): Promise<OrderAnswer> {
  const { visitor, ...others } = report.hints;
  const isOurs = visitor !== undefined && (await isVisitor(c.env, site, visitor));
  const hints = isOurs ? report.hints : others;
  const { known, joined } = await siteOf(c.env, site).fileOrder({ ...report, hints });
  const kept =
    joined !== null &&
    known.facts !== null &&
    (await visitorOf(c.env, site, joined.visitor).order(site, known, joined));
  // Erased, or never known: an order must not name whom nobody else may.
  if (joined !== null && known.facts !== null && !kept)
    await siteOf(c.env, site).forget(joined.visitor);
  return { order: report.order, joined: kept ? joined.via : null };
}
