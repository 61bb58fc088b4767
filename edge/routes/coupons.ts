import { Hono } from "hono";
import * as v from "valibot";
import { COUPON_CHECK_PATH, couponCheck, MAX_COUPON_BYTES } from "#protocol/coupon.ts";
import { now } from "../clock.ts";
import { isSite } from "../tokens/ids.ts";
import { siteOf } from "../namespaces.ts";
import { signedAt } from "../orders/signature.ts";
import { Refusal } from "../refusal.ts";
import { parseJson, readText } from "./body.ts";
import { complaintsOf } from "./complaints.ts";
import { limit } from "./limit.ts";

/** Whether a code holds, asked by the shop's own checkout with its signature; a guess learns nothing. */
export const coupons = new Hono<{ Bindings: Env }>().post(COUPON_CHECK_PATH, async (c) => {
  const site = c.req.query("site") ?? "";
  if (!(await isSite(c.env, site))) throw new Refusal("unknown-site");
  await limit(c, site, "NETWORK_LIMIT");
  const body = await readText(c, MAX_COUPON_BYTES);
  const secret = await siteOf(c.env, site).orderSecret("edgewise");
  if (secret === null) throw new Refusal("unknown-site");
  const signature = c.req.header("edgewise-signature") ?? "";
  if ((await signedAt(secret, body, signature, await now(c.env))) === null) {
    throw new Refusal("bad-signature");
  }
  const asked = v.safeParse(couponCheck, parseJson(body, "bad-request"));
  if (!asked.success) throw new Refusal("bad-request", complaintsOf(asked.issues));
  return c.json(await siteOf(c.env, site).checkCode(asked.output.code, asked.output.redeem));
});
