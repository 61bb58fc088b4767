import type { Consent, EventOf } from "#protocol/event.ts";
import { PROTOCOL_VERSION, VISIT_PATH } from "#protocol/wire.ts";
import { amount } from "./read/amount.ts";
import { currency, isFields, list, text } from "./read/fields.ts";
import { shopifyId, shopifyLine } from "./read/shopify.ts";
import type { FactsOf, Line } from "./tag.ts";

/** The part of Shopify's pixel API this uses. https://shopify.dev/docs/api/web-pixels-api */
interface PixelEvent {
  readonly name: string;
  /** ISO 8601. */
  readonly timestamp?: string;
  readonly context?: { readonly document?: { readonly location?: { readonly pathname?: string } } };
  readonly data?: unknown;
}
interface Privacy {
  readonly analyticsProcessingAllowed?: boolean;
  readonly preferencesProcessingAllowed?: boolean;
}
interface Api {
  readonly analytics: {
    readonly subscribe: (name: string, hear: (event: PixelEvent) => void) => void;
  };
  readonly browser: {
    readonly localStorage: { readonly getItem: (name: string) => Promise<string | null> };
  };
  readonly init: { readonly customerPrivacy?: Privacy };
  /** Tells of a choice that is made later on the same page. */
  readonly customerPrivacy?: {
    readonly subscribe: (
      name: "visitorConsentCollected",
      hear: (event: { readonly customerPrivacy: Privacy }) => void,
    ) => void;
  };
}

type Kind =
  | "product_view"
  | "list_view"
  | "search"
  | "cart_add"
  | "cart_remove"
  | "cart_set"
  | "checkout_stage"
  | "purchase";
type Told = { [K in Kind]: { readonly kind: K } & FactsOf<K> }[Kind];

const of = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, name) => (isFields(inner) ? inner[name] : undefined), value);

const stages: Readonly<Record<string, EventOf<"checkout_stage">["stage"]>> = {
  cart_viewed: "cart",
  checkout_started: "address",
  checkout_address_info_submitted: "shipping",
  checkout_shipping_info_submitted: "payment",
  payment_info_submitted: "payment",
};

function bought(item: unknown): readonly Line[] {
  const variant = of(item, "variant");
  const line = shopifyLine({ quantity: of(item, "quantity"), merchandise: variant });
  return line ? [{ ...line, name: text(of(item, "title")) ?? line.name }] : [];
}

/** What one of Shopify's events says in our words. */
export function translate(name: string, data: unknown): readonly Told[] {
  const checkout = of(data, "checkout");
  const value = amount(of(checkout, "totalPrice", "amount"));
  const code = currency(of(checkout, "currencyCode"));
  const stage = stages[name];
  if (stage) {
    const told: Told = { kind: "checkout_stage", stage, value, currency: code };
    const lines = list(of(checkout, "lineItems")).flatMap(bought);
    // Whoever buys at once, past the cart, has filled it all the same.
    return name === "checkout_started" && lines[0]
      ? [{ kind: "cart_set", lines, value, currency: code }, told]
      : [told];
  }
  if (name === "product_viewed") {
    const line = shopifyLine({ merchandise: of(data, "productVariant") });
    return line ? [{ kind: "product_view", item: line }] : [];
  }
  if (name === "collection_viewed") {
    const shown = list(of(data, "collection", "productVariants"));
    const items = shown.flatMap((variant) => shopifyLine({ merchandise: variant })?.id ?? []);
    return [{ kind: "list_view", category: text(of(data, "collection", "title")), items }];
  }
  const query = text(of(data, "searchResult", "query"));
  if (name === "search_submitted" && query) return [{ kind: "search", query }];
  const line = shopifyLine(of(data, "cartLine"));
  if (line && name === "product_added_to_cart")
    return [{ kind: "cart_add", item: line, quantity: line.quantity }];
  if (line && name === "product_removed_from_cart")
    return [{ kind: "cart_remove", item: line, quantity: line.quantity }];
  const order = shopifyId(of(checkout, "order", "id"));
  if (name === "checkout_completed" && order && code)
    return [
      {
        kind: "purchase",
        order,
        value: value ?? 0,
        currency: code,
        lines: list(of(checkout, "lineItems")).flatMap(bought),
        tax: amount(of(checkout, "totalTax", "amount")),
        shipping: amount(of(checkout, "shippingLine", "price", "amount")),
      },
    ];
  return [];
}

// On the shop's own pages the tag has seen it already; a pixel runs there too.
const isBeyond = (name: string, path: string): boolean =>
  /^(checkout|payment)_/.test(name) || path.includes("/checkouts/");

// What was said before the pixel came is said to it again: each with its true age.
const DAY_MS = 86_400_000;
const age = (timestamp: unknown): number =>
  Math.min(DAY_MS, Math.max(0, Date.now() - Date.parse(text(timestamp) ?? "")) || 0);

/** What the shop's own tag was allowed goes before what Shopify knows of it. */
function allowed(known: unknown, privacy: Privacy | undefined): Consent {
  const chosen = of(known, "consent");
  const may = (name: keyof Consent, otherwise?: boolean): boolean =>
    (isFields(chosen) ? chosen[name] : otherwise) === true;
  return {
    analytics: privacy?.analyticsProcessingAllowed === true && may("analytics", true),
    personalisation: may("personalisation", privacy?.preferencesProcessingAllowed),
    push: may("push"),
  };
}

/**
 * Reports from Shopify's checkout, where no tag may run: paste the built file into a custom pixel,
 * and below it `edgewiseShopify.edgewisePixel({ analytics, browser, init, customerPrivacy: api.customerPrivacy }, "https://EDGE", "SITE")`.
 */
export function edgewisePixel(api: Api, edge: string, site: string): void {
  const random = crypto.getRandomValues(new Uint32Array(5));
  const tab = random.join("-");
  let number = 0;
  let privacy = api.init.customerPrivacy;
  api.customerPrivacy?.subscribe("visitorConsentCollected", (event) => {
    privacy = event.customerPrivacy;
  });
  const hear = async ({ name, timestamp, context, data }: PixelEvent): Promise<void> => {
    const path = context?.document?.location?.pathname ?? "/checkout";
    const told = isBeyond(name, path) ? translate(name, data) : [];
    if (!told[0]) return;
    // The shop's own tag keeps this on the same origin: so it is the same visitor.
    const kept = await api.browser.localStorage.getItem("edgewise");
    const known: unknown = kept ? JSON.parse(kept) : {};
    const consent = allowed(known, privacy);
    if (!consent.analytics) return;
    const agoMs = age(timestamp);
    const batch = {
      protocolVersion: PROTOCOL_VERSION,
      site,
      visitor: text(of(known, "visitor")),
      first: text(of(known, "first")),
      tab,
      number: ++number,
      leaving: true,
      consent,
      page: { path },
      events: told.map((event) => ({ agoMs, ...event })),
    };
    await fetch(edge + VISIT_PATH, {
      method: "POST",
      body: JSON.stringify(batch),
      keepalive: true,
      credentials: "omit",
    });
  };
  api.analytics.subscribe("all_standard_events", (event) => {
    // What could not be sent must not show up as an error of the shop's checkout.
    hear(event).catch(() => {});
  });
}
