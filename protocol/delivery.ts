import type { MessageOf } from "./catalog/channels.ts";
import type { PushPayload } from "./push.ts";

/** Where a push leads that restores the cart; the sender puts the link in its place. */
export const CART_LINK = "{cart_url}";

/** What a push says; the sender adds the key, its own address and a token. */
export type PushNotification = Omit<PushPayload["notification"], "data">;

interface Common {
  /** Visitor, campaign, step and run: the same for every try, so that one message is shown once. */
  readonly key: string;
  readonly campaign: string;
  readonly variant: string;
  readonly createdAt: number;
  /** After this it would come too late, epoch ms. */
  readonly expiresAt: number;
  /** Tries so far, the one under way included. */
  readonly tries: number;
  /** When it is tried (again); while a try is under way, when that one counts as lost. */
  readonly nextAt: number;
  /** "sending": hand it over now, then settle it. */
  readonly state: "waiting" | "sending";
  /** The visitor's cart as "ID:QUANTITY,…", if there is one that the shop can restore. */
  readonly cart?: string;
}

/** Goes to the address that the visitor has when it leaves. */
export interface PushDelivery extends Common {
  readonly channel: "web-push";
  readonly notification: PushNotification;
  readonly urgency: NonNullable<MessageOf<"web-push">["urgency"]>;
}

export interface WebhookDelivery extends Common {
  readonly channel: "webhook";
  readonly url: string;
  readonly body: {
    readonly campaign: string;
    readonly variant: string;
    readonly locale: string;
    readonly note?: string;
    readonly products: readonly string[];
    /** Restores the cart on any device; the sender adds it. */
    readonly cartUrl?: string;
    readonly code?: string;
    readonly endsAt?: number;
  };
}

/** A message that has been decided and must leave; stored before it is sent. */
export type Delivery = PushDelivery | WebhookDelivery;

/** What became of one try to send; `endpoint`: the address that was tried, if it was a device's. */
export type DeliveryOutcome =
  | { readonly kind: "sent" }
  /** The address is no more: forget it. */
  | { readonly kind: "gone"; readonly endpoint?: string }
  /** The keys do not fit any more: the visitor must subscribe again. */
  | { readonly kind: "resubscribe"; readonly endpoint?: string }
  /** Will never work, such as a payload that is too large. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Try again, not before the seconds that the service asked for. */
  | { readonly kind: "retry"; readonly reason: string; readonly afterSeconds?: number };
