import * as v from "valibot";
import type { Complaint } from "../complaint.ts";

/** The causes of an abandonment that Edgewise tells apart. */
export const causes = [
  "lacks-information",
  "too-many-alike",
  "shipping-shock",
  "coupon-failed",
  "distracted",
  "payment-friction",
  "gift-uncertainty",
  "only-researching",
  "unknown",
] as const;
export type Cause = (typeof causes)[number];

/** How somebody visits, after Moe (2003). */
export const modes = [
  "directed-buying",
  "deliberating",
  "hedonic-browsing",
  "knowledge-building",
  "shallow",
  "unknown",
] as const;
export type Mode = (typeof modes)[number];

/** Where a customer stands with the shop, from recency, frequency and money. */
export const lifecycles = [
  "visitor",
  "new",
  "promising",
  "loyal",
  "champion",
  "at-risk",
  "lost",
] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const priceTiers = ["low", "middle", "high", "unknown"] as const;
export type PriceTier = (typeof priceTiers)[number];

/** What an audience can be written in. Names are stored in campaigns: never rename one. */
export const facts = {
  "cart-value": { title: "Value of the cart (major units)", type: "number" },
  "cart-items": { title: "Items in the cart", type: "number" },
  "similar-in-cart": { title: "Near-identical products in the cart", type: "number" },
  "missing-to-free-shipping": { title: "Missing to free shipping (major units)", type: "number" },
  stage: {
    title: "Checkout stage reached",
    type: "text",
    choices: ["none", "cart", "address", "shipping", "payment", "done"],
  },
  "abandoned-stage": {
    title: "Stage at which the cart was left",
    type: "text",
    choices: ["none", "cart", "address", "shipping", "payment"],
  },
  cause: { title: "Why the cart was left", type: "text", choices: causes },
  persona: { title: "Persona", type: "text" },
  mode: { title: "How they visit", type: "text", choices: modes },
  lifecycle: { title: "Customer stage", type: "text", choices: lifecycles },
  "price-tier": { title: "Price level they look at", type: "text", choices: priceTiers },
  "purchase-probability": { title: "Probability of a purchase (0 to 1)", type: "number" },
  engagement: { title: "Engagement score", type: "number" },
  visits: { title: "Visits", type: "number" },
  "page-views": { title: "Pages in this visit", type: "number" },
  "engaged-seconds": { title: "Engaged seconds in this visit", type: "number" },
  "scroll-depth": { title: "Deepest page read in this visit (0 to 1)", type: "number" },
  "minutes-at-stage": { title: "Minutes since the checkout stage was reached", type: "number" },
  "days-since-visit": { title: "Days since the visit before", type: "number" },
  "days-since-purchase": { title: "Days since the last purchase", type: "number" },
  purchases: { title: "Purchases", type: "number" },
  spent: { title: "Spent in all (major units)", type: "number" },
  "top-category": { title: "Category looked at longest", type: "text" },
  "top-price-tier": {
    title: "Price level looked at longest",
    type: "text",
    choices: priceTiers,
  },
  "viewed-products": { title: "Products viewed", type: "set" },
  "viewed-categories": { title: "Categories viewed", type: "set" },
  "cart-products": { title: "Products in the cart", type: "set" },
  "cart-categories": { title: "Categories in the cart", type: "set" },
  owned: { title: "Products bought", type: "set" },
  "wish-list": { title: "Products on the wish-list", type: "set" },
  "read-content": { title: "Articles read", type: "set" },
  searches: { title: "Words searched for", type: "set" },
  downloads: { title: "Downloads taken", type: "set" },
  "campaigns-seen": { title: "Campaigns seen", type: "set" },
  "campaigns-answered": { title: "Campaigns clicked", type: "set" },
  preferences: { title: "Preferences told (name=value)", type: "set" },
  subscribed: { title: "Can be reached by push", type: "flag" },
  "loyalty-card": { title: "Has a loyalty card", type: "flag" },
  "coupon-refused": { title: "A coupon was refused in this visit", type: "flag" },
  "shipping-shown": { title: "Saw the shipping cost in this visit", type: "flag" },
  device: { title: "Device", type: "text", choices: ["phone", "desktop"] },
  source: {
    title: "Came from",
    type: "text",
    choices: ["none", "search", "social", "mail", "paid", "other"],
  },
  "utm-source": { title: "Came by a link with utm_source", type: "text" },
  "utm-medium": { title: "Came by a link with utm_medium", type: "text" },
  "utm-campaign": { title: "Came by a link with utm_campaign", type: "text" },
  country: { title: "Country (two letters)", type: "text" },
  language: { title: "Language (two letters)", type: "text" },
  market: { title: "Market", type: "text" },
} as const satisfies Readonly<
  Record<
    string,
    { title: string; type: "number" | "text" | "set" | "flag"; choices?: readonly string[] }
  >
>;

export type FactName = keyof typeof facts;
export const factName = v.custom<FactName>(
  (name) => typeof name === "string" && Object.hasOwn(facts, name),
  "condition" satisfies Complaint,
);

/** What is true of a visitor right now; a missing fact is not known yet. */
export type Facts = { readonly [F in FactName]?: FactValue };
export type FactValue = number | string | boolean | readonly string[];
