import { post, type Later, type PostOptions } from "./post.ts";
import { isPublicUrl } from "./public-url.ts";

/**
 * A webhook carries `Edgewise-Signature: t=<seconds>,v1=<hex>`, where v1 is the HMAC-SHA256 of
 * `<t>.<body>` with the shop's webhook secret, and `Edgewise-Delivery`, the same at every try.
 * A receiver should refuse a `t` more than five minutes away from its own clock, and act on each
 * delivery once.
 */
export interface WebhookDelivery {
  readonly url: string;
  readonly secret: string;
  /** The idempotency key of what happened. */
  readonly key: string;
  /** JSON text. */
  readonly body: string;
}

export interface WebhookOptions extends PostOptions {
  /** "host:port" that may be called although private, for tests and local use. */
  readonly extraHosts?: readonly string[];
}

export type WebhookOutcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly reason: "url" | "redirect" }
  | { readonly kind: "refused"; readonly reason: "status"; readonly status: number }
  | Later;

/** Tells the shop's own server, in a way that it can check. */
export async function sendWebhook(
  { url, secret, key, body }: WebhookDelivery,
  { extraHosts, ...options }: WebhookOptions,
): Promise<WebhookOutcome> {
  if (!isPublicUrl(url, extraHosts)) return { kind: "refused", reason: "url" };
  const headers = {
    "content-type": "application/json",
    "edgewise-delivery": key,
    "edgewise-signature": await signatureOf(body, secret, options.now),
  };
  const answer = await post(url, headers, body, options);
  if (answer.kind === "later") return answer;
  if (answer.kind === "redirected") return { kind: "refused", reason: "redirect" };
  const { status } = answer;
  return status < 300 ? { kind: "accepted" } : { kind: "refused", reason: "status", status };
}

async function signatureOf(body: string, secret: string, now: number): Promise<string> {
  const utf8 = new TextEncoder();
  const seconds = Math.floor(now / 1000);
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), how, false, ["sign"]);
  const mac = await crypto.subtle.sign(how, key, utf8.encode(`${seconds}.${body}`));
  const hex = Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0"));
  return `t=${seconds},v1=${hex.join("")}`;
}
