import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { key, line, link, locale, prose } from "./text.ts";

/** Opaque to the browser: names visitor and message to the edge. */
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s]+$/, "origin" satisfies Complaint));
const endpoint = v.pipe(v.string(), v.url("full-address" satisfies Complaint), v.maxLength(2000));

/** A shop's public VAPID key: an uncompressed P-256 point, base64url. */
export const pushKey = v.pipe(
  v.string(),
  v.regex(/^B[\w-]{86}$/, "push-point" satisfies Complaint),
);

/** One device's address at its browser's push service, as `PushSubscription.toJSON()` gives it. */
export const pushSubscription = v.object({
  endpoint,
  expirationTime: v.nullish(v.number()),
  keys: v.object({
    p256dh: v.pipe(v.string(), v.regex(/^B[\w-]{86}$/, "push-point" satisfies Complaint)),
    auth: v.pipe(v.string(), v.regex(/^[\w-]{22}$/, "push-secret" satisfies Complaint)),
  }),
});
export type PushSubscriptionKeys = v.InferOutput<typeof pushSubscription>;

const action = v.object({
  action: key,
  title: line,
  navigate: link,
  icon: v.optional(link),
});

/**
 * What a push carries: a Declarative Web Push document (W3C Push API), which Safari shows by
 * itself; `data` is what our own push worker adds to it everywhere else.
 */
export const pushPayload = v.object({
  web_push: v.literal(8030),
  /** Where the browser itself would show it, our worker is still told, to remember and report. */
  mutable: v.literal(true),
  notification: v.object({
    title: line,
    body: v.optional(prose),
    navigate: link,
    lang: v.optional(locale),
    dir: v.optional(v.picklist(["auto", "ltr", "rtl"])),
    silent: v.optional(v.boolean()),
    /** A later message with the same tag takes the place of this one. */
    tag: v.optional(v.pipe(v.string(), v.maxLength(100))),
    icon: v.optional(link),
    image: v.optional(link),
    actions: v.optional(v.pipe(v.array(action), v.maxLength(2))),
    data: v.object({
      /** The same for every delivery of one message, so that a second one stays unseen. */
      key: v.pipe(v.string(), v.maxLength(100)),
      edge: origin,
      token,
    }),
  }),
});
export type PushPayload = v.InferOutput<typeof pushPayload>;

/** How long a report waited for a connection, milliseconds. */
const heldMs = v.pipe(v.number(), v.minValue(0), v.maxValue(30 * 86_400_000));

const report = v.variant("kind", [
  v.object({ kind: v.literal("shown"), token, heldMs }),
  v.object({ kind: v.literal("clicked"), token, heldMs, action: v.optional(key) }),
  v.object({ kind: v.literal("closed"), token, heldMs }),
  /** The browser changed the device's address; null: it can't be reached any more. */
  v.object({
    kind: v.literal("resubscribed"),
    token,
    heldMs,
    before: v.optional(endpoint),
    subscription: v.nullable(pushSubscription),
  }),
]);
export type PushReport = v.InferOutput<typeof report>;

/** What the push worker sends to `PUSH_REPORT_PATH`; a report may come twice, (token, kind) tells. */
export const pushReports = v.object({
  protocolVersion: v.number(),
  reports: v.pipe(v.array(report), v.maxLength(50)),
});
export type PushReports = v.InferOutput<typeof pushReports>;

/**
 * What the tag posts to the push worker after subscribing, so that it can report a changed address
 * even before the first push.
 */
export interface PushDevice {
  readonly edge: string;
  readonly token: string;
  /** The shop's VAPID public key, base64url. */
  readonly pushKey: string;
}
