import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { type Role, roles } from "#protocol/role.ts";
import { isSite } from "../../tokens/ids.ts";
import { siteOf } from "../../namespaces.ts";
import { Refusal } from "../../refusal.ts";
import { sameText, sha256 } from "../../tokens/secret.ts";
import { limit } from "../limit.ts";

export const COOKIE = "edgewise";

/** Somebody who may use the admin API: of one shop, or of none in particular. */
export interface Caller {
  readonly site: string | null;
  readonly role: Role;
  readonly name: string;
  /** Of the token; absent: the operator's. */
  readonly id?: string;
}

/** Who calls, from the header or the cookie; refuses strangers and roles that do not reach. */
export async function admit(
  c: Context<{ Bindings: Env }>,
  needed: Role,
  site: string | undefined,
): Promise<Caller> {
  const header = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const token = header ?? getCookie(c, COOKIE);
  if (token === undefined) throw new Refusal("not-signed-in");
  // A cookie comes along with any request of a browser; only our own pages may change things with it.
  if (
    header === undefined &&
    c.req.method !== "GET" &&
    c.req.header("sec-fetch-site") !== "same-origin"
  ) {
    throw new Refusal("not-signed-in");
  }
  // By the token's own shop: whoever tries tokens out must not reach its object as often as they like.
  await limit(c, `admin/${siteOfToken(token) ?? ""}`, "ADMIN_LIMIT");
  const caller = await callerOf(c.env, token);
  if (!caller) throw new Refusal("not-signed-in");
  if (site !== undefined && caller.site !== null && caller.site !== site)
    throw new Refusal("not-allowed");
  if (roles.indexOf(caller.role) > roles.indexOf(needed)) throw new Refusal("not-allowed");
  if (site !== undefined && !(await isSite(c.env, site))) throw new Refusal("unknown-site");
  return caller;
}

/** Whose token it is; null if nobody's (any more). */
export async function callerOf(env: Env, token: string): Promise<Caller | null> {
  if (env.OPERATOR_TOKEN && sameText(token, env.OPERATOR_TOKEN))
    return { site: null, role: "operator", name: "operator" };
  const site = siteOfToken(token);
  if (site === undefined || !(await isSite(env, site))) return null;
  const holder = await siteOf(env, site).holder(await sha256(token));
  return holder && { site, ...holder };
}

function siteOfToken(token: string): string | undefined {
  return /^ew_([\w.-]{1,64})\.[\w-]{32}$/.exec(token)?.[1];
}
