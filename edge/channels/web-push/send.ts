import type { PushPayload, PushSubscriptionKeys } from "#protocol/push.ts";
import { post, type Later, type PostOptions } from "../post.ts";
import { toBase64Url, utf8 } from "./bytes.ts";
import { encrypt, MAX_PLAINTEXT_BYTES } from "./encrypt.ts";
import { isPushEndpoint } from "./endpoint.ts";
import { fitted } from "./fit.ts";

export interface PushDelivery {
  readonly subscription: PushSubscriptionKeys;
  readonly payload: PushPayload;
  /** The offer's remaining life: afterwards the push service drops the message. */
  readonly ttlSeconds: number;
  readonly urgency: "very-low" | "low" | "normal" | "high";
}

export interface PushOptions extends PostOptions {
  /** The shop's `Authorization` header for a push service's origin; null: its key was given up. */
  readonly sign: (audience: string) => Promise<string | null>;
  readonly extraHosts?: readonly string[];
}

export type PushOutcome =
  /** The push service has it. */
  | { readonly kind: "accepted" }
  /** This address is dead: delete it. */
  | { readonly kind: "gone" }
  /** The shop's key isn't the one this browser subscribed with: ask again when the visitor is back. */
  | { readonly kind: "resubscribe"; readonly status: number | null }
  | { readonly kind: "too-large" }
  /** Trying again would not help. */
  | { readonly kind: "refused"; readonly reason: "endpoint" | "keys" | "redirect" }
  | { readonly kind: "refused"; readonly reason: "status"; readonly status: number }
  | Later;

/** Encrypts a message for one browser and hands it to that browser's push service. */
export async function sendPush(
  { subscription, payload, ttlSeconds, urgency }: PushDelivery,
  { sign, extraHosts, ...options }: PushOptions,
): Promise<PushOutcome> {
  const { endpoint, keys } = subscription;
  if (!isPushEndpoint(endpoint, extraHosts)) return { kind: "refused", reason: "endpoint" };
  const plaintext = fitted(payload, MAX_PLAINTEXT_BYTES);
  if (!plaintext) return { kind: "too-large" };
  const body = await encrypt(keys, plaintext).catch(() => undefined);
  if (!body) return { kind: "refused", reason: "keys" };
  const authorization = await sign(new URL(endpoint).origin);
  if (authorization === null) return { kind: "resubscribe", status: null };
  const headers = {
    authorization,
    "content-encoding": "aes128gcm",
    "content-type": "application/octet-stream",
    topic: await topicOf(payload.notification.data.key),
    ttl: String(Math.max(0, Math.floor(ttlSeconds))),
    urgency,
  };
  const answer = await post(endpoint, headers, body, options);
  if (answer.kind === "later") return answer;
  if (answer.kind === "redirected") return { kind: "refused", reason: "redirect" };
  return outcomeOf(answer.status);
}

/** A later push with the same topic replaces this one while it is undelivered (RFC 8030, 5.4). */
async function topicOf(key: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(key)));
  return toBase64Url(hash).slice(0, 32);
}

function outcomeOf(status: number): PushOutcome {
  switch (status) {
    case 200:
    case 201:
    case 202:
      return { kind: "accepted" };
    case 404:
    case 410:
      return { kind: "gone" };
    case 400:
    case 401:
    case 403:
      return { kind: "resubscribe", status };
    case 413:
      return { kind: "too-large" };
    default:
      return { kind: "refused", reason: "status", status };
  }
}
