import { createPublicKey, verify } from "node:crypto";
import * as v from "valibot";

const claims = v.object({ aud: v.string(), exp: v.number(), sub: v.optional(v.string()) });

export interface VapidExpectation {
  readonly audience: string;
  /** The key the browser subscribed with, base64url. */
  readonly key: string | undefined;
}

/** What a push service would answer to this `Authorization` header (RFC 8292): undefined if nothing. */
export function vapidFault(
  header: string | undefined,
  { audience, key }: VapidExpectation,
): { readonly status: 401 | 403; readonly why: string } | undefined {
  const [, head = "", body = "", signature = "", given = ""] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header ?? "") ?? [];
  if (!given) return { status: 401, why: `no VAPID header: ${header}` };
  if (key && key !== given) return { status: 403, why: "not the key of this subscription" };
  const point = Buffer.from(given, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const how = {
    key: createPublicKey({ key: jwk, format: "jwk" }),
    dsaEncoding: "ieee-p1363" as const,
  };
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify("sha256", signed, how, Buffer.from(signature, "base64url"))) {
    return { status: 403, why: "bad signature" };
  }
  const { aud, exp } = v.parse(claims, JSON.parse(Buffer.from(body, "base64url").toString()));
  const lifeSeconds = exp - Date.now() / 1000;
  if (aud !== audience) return { status: 403, why: `aud is ${aud}, not ${audience}` };
  if (lifeSeconds < 0 || lifeSeconds > 86_400)
    return { status: 403, why: `exp in ${lifeSeconds} s` };
  return undefined;
}
