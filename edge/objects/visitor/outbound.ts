import type { Delivery, DeliveryOutcome } from "#protocol/delivery.ts";
import { pushPayload } from "../../channels/web-push/payload.ts";
import { sendPush, type PushOutcome } from "../../channels/web-push/send.ts";
import { sendWebhook, type WebhookOutcome } from "../../channels/webhook.ts";
import { siteOf } from "../../namespaces.ts";
import { pushToken } from "../../push-token.ts";

interface Sender {
  readonly site: string;
  readonly visitor: string;
  /** Origin of this edge. */
  readonly edge: string;
  readonly now: number;
}

/** Hands one message to its channel; answers what became of it. */
export async function send(env: Env, delivery: Delivery, sender: Sender): Promise<DeliveryOutcome> {
  const { site, visitor, edge, now } = sender;
  const extraHosts = env.LOCAL_PUSH_HOSTS?.split(",") ?? [];
  if (delivery.channel === "webhook") {
    const secret = await siteOf(env, site).webhookSecret();
    const { url, key, body } = delivery;
    return outcomeOf(
      await sendWebhook({ url, secret, key, body: JSON.stringify(body) }, { now, extraHosts }),
    );
  }
  const { navigate, ...told } = delivery.notification;
  const token = pushToken({ site, visitor, key: delivery.key });
  const outcome = await sendPush(
    {
      subscription: delivery.subscription,
      payload: pushPayload({ ...told, url: navigate, key: delivery.key, edge, token }),
      ttlSeconds: (delivery.expiresAt - now) / 1000,
      urgency: delivery.urgency,
    },
    { now, extraHosts, sign: (audience) => siteOf(env, site).pushAuthorization(audience) },
  );
  return outcomeOf(outcome);
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
