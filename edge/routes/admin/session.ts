import { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { api } from "#protocol/api.ts";
import { Refusal } from "../../refusal.ts";
import { readBody } from "../body.ts";
import { limit } from "../limit.ts";
import { admit, callerOf, COOKIE } from "./gate.ts";

/** Signing a browser in and out; the token lies in a cookie that no script can read. */
export const session = new Hono<{ Bindings: Env }>()
  .post(api.signIn.path, async (c) => {
    await limit(c, "sign-in", "NEWCOMER_LIMIT");
    const { token } = await readBody(c, api.signIn.request, 1000, { form: "signIn" });
    const caller = await callerOf(c.env, token);
    if (!caller) throw new Refusal("not-signed-in", [{ field: "token", code: "opens-nothing" }]);
    setCookie(c, COOKIE, token, {
      path: "/v1/admin",
      httpOnly: true,
      sameSite: "Strict",
      secure: new URL(c.req.url).protocol === "https:",
      maxAge: 30 * 86_400,
    });
    return c.json({ site: caller.site, role: caller.role });
  })
  .delete(api.signOut.path, (c) => {
    deleteCookie(c, COOKIE, { path: "/v1/admin" });
    return c.json(null);
  })
  .get(api.who.path, async (c) => {
    const { site, role } = await admit(c, "viewer", undefined);
    return c.json({ site, role });
  });
