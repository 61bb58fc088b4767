import * as v from "valibot";
import { currency, price } from "./amount.ts";
import { foreignId, key, line, locale, prose } from "./text.ts";
import { pushKey, pushSubscription } from "./push.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const quantity = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const engagedMs = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** A product as the page knows it; the catalogue's own facts win. */
export const item = v.object({
  id: foreignId,
  name: v.optional(line),
  price: v.optional(price),
  currency: v.optional(currency),
  category: v.optional(line),
  brand: v.optional(line),
  variant: v.optional(line),
});
export type Item = v.InferOutput<typeof item>;

const cartLine = v.object({ ...item.entries, quantity });
const lines = v.pipe(v.array(cartLine), v.maxLength(200));

/** The stages of a checkout, in order. */
export const stages = ["cart", "address", "shipping", "payment", "done"] as const;
export type Stage = (typeof stages)[number];

/** Parts of a product page that a visitor may read. */
export const productParts = [
  "description",
  "specification",
  "reviews",
  "images",
  "sizes",
  "delivery",
] as const;
export type ProductPart = (typeof productParts)[number];

/** What a visitor allows, each on its own. */
export const consent = v.object({
  analytics: v.boolean(),
  personalisation: v.boolean(),
  push: v.boolean(),
});
export type Consent = v.InferOutput<typeof consent>;

// When it happened: milliseconds before the batch was built, so that no client clock is trusted.
const agoMs = v.pipe(v.number(), v.minValue(0), v.maxValue(30 * 86_400_000));

function kind<const K extends string, const E extends v.ObjectEntries>(name: K, entries: E) {
  return v.object({ kind: v.literal(name), agoMs, ...entries });
}

/** Every fact that the tag can report; names are never reused for something else. */
export const trackerEvent = v.variant("kind", [
  kind("page_view", { title: v.optional(line), spa: v.optional(v.boolean()) }),
  kind("product_view", { item }),
  kind("list_view", {
    category: v.optional(line),
    items: v.optional(v.pipe(v.array(foreignId), v.maxLength(200))),
  }),
  kind("content_view", {
    content: foreignId,
    title: v.optional(line),
    tags: v.optional(v.pipe(v.array(line), v.maxLength(20))),
  }),
  kind("search", { query: line, results: v.optional(count) }),
  kind("filter", { name: line, value: v.optional(line) }),
  kind("cart_add", { item, quantity }),
  kind("cart_remove", { item, quantity }),
  kind("cart_set", { lines, value: v.optional(price), currency: v.optional(currency) }),
  kind("checkout_stage", {
    stage: v.picklist(stages),
    value: v.optional(price),
    currency: v.optional(currency),
  }),
  kind("purchase", {
    order: foreignId,
    value: price,
    currency,
    lines,
    /** Within the value. */
    tax: v.optional(price),
    shipping: v.optional(price),
    coupon: v.optional(line),
    pending: v.optional(v.boolean()),
  }),
  kind("wish_add", { item }),
  kind("wish_remove", { item }),
  kind("wish_alert", { item, when: v.picklist(["back-in-stock", "price-drop"]) }),
  kind("dwell", {
    subject: v.picklist(["page", "product", "part", "content"]),
    id: foreignId,
    part: v.optional(v.picklist(productParts)),
    engagedMs,
    scroll: v.optional(share),
  }),
  kind("attention", { state: v.picklist(["away", "back", "idle"]) }),
  kind("exit_intent", { by: v.picklist(["mouse", "touch"]) }),
  kind("coupon_refused", {
    reason: v.optional(v.picklist(["unknown", "expired", "not-applicable"])),
  }),
  kind("shipping_shown", { amount: price, currency }),
  kind("share", { item: v.optional(item), network: v.optional(line) }),
  kind("sign_up", { list: v.optional(key) }),
  kind("download", { asset: foreignId }),
  kind("survey_answer", { campaign: key, answer: line, text: v.optional(prose) }),
  kind("preference", { name: key, value: v.union([line, v.boolean(), v.number()]) }),
  kind("banner_shown", { receipt: key }),
  kind("banner_clicked", { receipt: key, target: v.optional(line) }),
  kind("banner_dismissed", { receipt: key }),
  kind("message_clicked", { token: v.pipe(v.string(), v.maxLength(300)) }),
  kind("push_prompt", {
    step: v.picklist(["asked", "agreed", "declined", "granted", "denied", "failed", "home-screen"]),
    text: v.optional(key),
  }),
  kind("push_subscribed", {
    subscription: pushSubscription,
    /** The shop's public key that the browser subscribed with. */
    pushKey: v.optional(pushKey),
    text: v.optional(key),
    locale: v.optional(locale),
  }),
  kind("push_unsubscribed", {}),
  kind("consent", { consent }),
  kind("identify", {
    customer: foreignId,
    expires: v.optional(v.number()),
    signature: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  kind("logout", {}),
  kind("web_vital", {
    name: v.picklist(["LCP", "INP", "CLS", "TTFB", "FCP"]),
    value: v.pipe(v.number(), v.minValue(0), v.maxValue(1e7)),
  }),
  kind("script_error", { message: line, count: v.pipe(count, v.minValue(1)) }),
  kind("source_seen", { source: key, events: v.record(key, count) }),
  kind("gone", {}),
  kind("custom", {
    name: key,
    data: v.optional(v.record(key, v.union([line, v.number(), v.boolean()]))),
  }),
]);

/** One thing a visitor did, as the tag reports it. */
export type TrackerEvent = v.InferOutput<typeof trackerEvent>;
export type EventKind = TrackerEvent["kind"];
export type EventOf<K extends EventKind> = Extract<TrackerEvent, { kind: K }>;
