import {
  CART_LINK,
  type Delivery,
  type DeliveryOutcome,
  type PushDelivery,
} from "#protocol/delivery.ts";
import { cartLink } from "../../tokens/cart-link.ts";
import { pushPayload } from "../../channels/web-push/payload.ts";
import { sendPush, type PushOutcome } from "../../channels/web-push/send.ts";
import { sendWebhook, type WebhookOutcome } from "../../channels/webhook.ts";
import type { PushState } from "../../domain/state.ts";
import { logFailure } from "../../log.ts";
import { siteOf } from "../../namespaces.ts";
import { pushAuthorization } from "../../push-authorization.ts";
import { pushToken } from "../../tokens/push-token.ts";

// As long as most shops keep a cart themselves.
const LINK_LIFE_MS = 30 * 86_400_000;

/** Who sends, and when. */
export interface Sender {
  readonly site: string;
  readonly visitor: string;
  /** Where the visitor can be reached by push. */
  readonly device: PushState | null;
  /** Origin of this edge. */
  readonly edge: string;
  /** The shop's snapshot, as Site has just told it. */
  readonly version: number;
  readonly now: number;
}

/** Hands one message to its channel; answers what became of it. Whatever breaks on the way is tried again. */
export async function send(env: Env, delivery: Delivery, sender: Sender): Promise<DeliveryOutcome> {
  const extraHosts = env.LOCAL_PUSH_HOSTS?.split(",") ?? [];
  try {
    if (delivery.channel === "web-push") return await push(env, delivery, sender, extraHosts);
    const secret = await siteOf(env, sender.site).webhookSecret();
    const { url, key } = delivery;
    const cartUrl = await linkOf(env, delivery, sender);
    const body = JSON.stringify({
      // The only thing by which the shop finds out whom to write to.
      visitor: sender.visitor,
      ...delivery.body,
      ...(cartUrl !== null && { cartUrl }),
    });
    const called = { url, secret, key, body };
    return outcomeOf(await sendWebhook(called, { now: sender.now, extraHosts }));
  } catch (error) {
    // Such as the shop's object being restarted while it signs.
    logFailure("send", error);
    return { kind: "retry", reason: "broken" };
  }
}

async function push(
  env: Env,
  delivery: PushDelivery,
  sender: Sender,
  extraHosts: readonly string[],
): Promise<DeliveryOutcome> {
  const { site, visitor, device, edge, now } = sender;
  if (!device) return { kind: "gone" };
  const { key, urgency } = delivery;
  const { navigate, actions, ...told } = delivery.notification;
  const token = pushToken({ site, visitor, key });
  const cart = await linkOf(env, delivery, sender);
  const leadsTo = (address: string) => (address === CART_LINK ? (cart ?? edge) : address);
  const sent = {
    subscription: device.keys,
    payload: pushPayload({
      ...told,
      ...(actions && {
        actions: actions.map((one) => ({ ...one, navigate: leadsTo(one.navigate) })),
      }),
      url: leadsTo(navigate),
      key,
      edge,
      token,
    }),
    ttlSeconds: (delivery.expiresAt - now) / 1000,
    urgency,
  };
  const sign = (audience: string) => pushAuthorization(env, sender, audience, device.pushKey);
  const outcome = outcomeOf(await sendPush(sent, { now, extraHosts, sign }));
  return outcome.kind === "gone" || outcome.kind === "resubscribe"
    ? { ...outcome, endpoint: device.keys.endpoint }
    : outcome;
}

async function linkOf(env: Env, { cart }: Delivery, sender: Sender): Promise<string | null> {
  if (cart === undefined) return null;
  const { site, edge, now } = sender;
  return cartLink(env, edge, { site, cart, until: now + LINK_LIFE_MS });
}

function outcomeOf(outcome: PushOutcome | WebhookOutcome): DeliveryOutcome {
  switch (outcome.kind) {
    case "accepted":
      return { kind: "sent" };
    case "gone":
      return { kind: "gone" };
    case "resubscribe":
      return { kind: "resubscribe" };
    case "too-large":
      return { kind: "refused", reason: "too-large" };
    case "refused":
      return {
        kind: "refused",
        reason: outcome.reason === "status" ? `status-${outcome.status}` : outcome.reason,
      };
    case "later":
      return {
        kind: "retry",
        reason: outcome.reason,
        ...(outcome.retryAfterMs !== undefined && { afterSeconds: outcome.retryAfterMs / 1000 }),
      };
  }
}
