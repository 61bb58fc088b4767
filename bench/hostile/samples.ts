const item = { id: "thing", name: "Thing", price: 9.9, currency: "EUR" };
const lines = [{ ...item, quantity: 2 }];
const subscription = {
  endpoint: "https://fcm.googleapis.com/fcm/send/x",
  keys: { p256dh: `B${"a".repeat(86)}`, auth: "a".repeat(22) },
};

/** Facts as pages tell them. */
export const events: readonly Readonly<Record<string, unknown>>[] = [
  { kind: "page_view" },
  { kind: "product_view", item },
  { kind: "cart_add", item, quantity: 1 },
  { kind: "cart_remove", item, quantity: 1 },
  { kind: "cart_set", lines, value: 19.8, currency: "EUR" },
  { kind: "checkout_stage", stage: "payment" },
  { kind: "purchase", order: "o1", value: 19.8, currency: "EUR", lines, tax: 1, shipping: 2 },
  { kind: "purchase", order: "o2", value: 1980, currency: "JPY", lines: [] },
  { kind: "dwell", subject: "product", id: "thing", engagedMs: 9000, scroll: 0.5 },
  { kind: "push_subscribed", subscription },
  { kind: "consent", consent: { analytics: true, personalisation: true, push: true } },
  { kind: "identify", customer: "c1", expires: 1, signature: "x" },
  { kind: "web_vital", name: "LCP", value: 1200 },
  { kind: "source_seen", source: "dataLayer", events: { purchase: 1 } },
  { kind: "preference", name: "size", value: 43 },
  { kind: "custom", name: "x", data: { a: 1 } },
  { kind: "message_clicked", token: "a~b~c" },
  { kind: "exit_intent", by: "mouse" },
];

const text = { "*": "Words" };
const modal = { kind: "modal", title: text };
const message = { channel: "web-push", title: text, body: text };

/** Bodies that pass every check of some endpoint of the admin API. */
export const bodies: readonly unknown[] = [
  { rows: [{ user: "u", number: 1, at: 1_790_000_000_000, event: { ...events[1], agoMs: 0 } }] },
  { products: [{ ...item, price: 990, categories: ["a"], url: "/p", inStock: true }] },
  [{ id: "p", name: "P", evidence: [{ kind: "category", category: "a", weight: 1 }] }],
  { name: "N", role: "viewer" },
  { token: "ew_demo.x" },
  { codes: ["SPRING-1", "SPRING-2"] },
  {
    id: "c1",
    name: "C",
    status: "live",
    trigger: { kind: "exit-intent" },
    goal: { kind: "purchase" },
    priority: 50,
    audience: { all: [{ fact: "cart-value", is: "at-least", value: 1 }] },
    steps: [
      { kind: "show", variants: [{ id: "a", share: 1, banner: modal }] },
      { kind: "wait", wait: { until: "elapsed", seconds: 1 } },
      { kind: "send", variants: [{ id: "a", share: 1, message }] },
    ],
  },
];

/** Orders as our own scheme, Shopify and WooCommerce tell them. */
export const orders: readonly unknown[] = [
  { order: "o1", currency: "EUR", total: 19.8, tax: 1, refunds: [{ id: "r1", amount: 5 }] },
  { order: "o1", currency: "JPY", total: 1980, status: "cancelled" },
  {
    id: 1,
    created_at: "2026-11-01T10:00:00Z",
    updated_at: "2026-11-01T10:00:00Z",
    currency: "EUR",
    total_price: "19.80",
    line_items: [{ product_id: 1, quantity: 1 }],
    refunds: [{ id: 2, transactions: [{ kind: "refund", status: "success", amount: "5.00" }] }],
  },
  {
    id: 1,
    status: "completed",
    currency: "EUR",
    total: "19.80",
    date_created_gmt: "2026-11-01T10:00:00",
    date_modified_gmt: "2026-11-01T10:00:00",
    refunds: [{ id: 2, total: "-5.00" }],
  },
];
