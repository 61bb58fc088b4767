import { Hono } from "hono";
import { CART_PATH, openCartLink } from "../tokens/cart-link.ts";
import { now } from "../clock.ts";
import { cartUrlOf } from "../domain/cart-url.ts";
import { Refusal } from "../refusal.ts";
import { viewOf } from "../published/view.ts";

const CLICK = "ew_click";

/** Restores a cart on any device: leads to the shop's own handler, once expired to the shop's door. */
export const cart = new Hono<{ Bindings: Env }>().get(`${CART_PATH}:token`, async (c) => {
  const linked = await openCartLink(c.env, c.req.param("token"));
  const view =
    linked && (await viewOf(c.env, linked.site, (work) => c.executionCtx.waitUntil(work)));
  if (!view) throw new Refusal("unknown-path");
  const { settings } = view.snapshot;
  const isFresh = (await now(c.env)) < linked.until;
  const door = settings.origins[0] ?? "";
  const address = new URL((isFresh ? cartUrlOf(settings, linked.cart) : null) ?? door);
  const click = c.req.query(CLICK);
  // By hand: the shop's handler gets its own parameters exactly as they were.
  if (click !== undefined) {
    address.search += `${address.search ? "&" : "?"}${CLICK}=${encodeURIComponent(click)}`;
  }
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Robots-Tag", "noindex");
  return c.redirect(address.href, 302);
});
