import * as fc from "fast-check";
import { api } from "#protocol/api.ts";
import { damaged } from "./damage.ts";

/** One request that nobody decent would send. */
export interface Attack {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** What an attacker of one shop knows. */
export interface Target {
  readonly site: string;
  readonly origin: string;
  readonly ownerToken: string;
}

const item = { id: "thing", name: "Thing", price: 9.9, currency: "EUR" };
const lines = [{ ...item, quantity: 2 }];
const subscription = {
  endpoint: "https://fcm.googleapis.com/fcm/send/x",
  keys: { p256dh: `B${"a".repeat(86)}`, auth: "a".repeat(22) },
};
const events: readonly Readonly<Record<string, unknown>>[] = [
  { kind: "page_view" },
  { kind: "product_view", item },
  { kind: "cart_add", item, quantity: 1 },
  { kind: "cart_remove", item, quantity: 1 },
  { kind: "cart_set", lines, value: 19.8, currency: "EUR" },
  { kind: "checkout_stage", stage: "payment" },
  { kind: "purchase", order: "o1", value: 19.8, currency: "EUR", lines, tax: 1, shipping: 2 },
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
const bodies: readonly unknown[] = [
  { rows: [{ user: "u", number: 1, at: 1_790_000_000_000, event: { ...events[1], agoMs: 0 } }] },
  { products: [{ ...item, price: 990, categories: ["a"], url: "/p", inStock: true }] },
  [{ id: "p", name: "P", evidence: [{ kind: "category", category: "a", weight: 1 }] }],
  { name: "N", role: "viewer" },
  { token: "ew_demo.x" },
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

/** Attacks on every endpoint: sense with nonsense in it, broken bytes, foreign names. */
export function attacksOn(target: Target): fc.Arbitrary<Attack> {
  return fc.oneof(
    { weight: 5, arbitrary: onVisit(target) },
    { weight: 1, arbitrary: onPush(target) },
    { weight: 3, arbitrary: onAdmin(target) },
    { weight: 1, arbitrary: onAnything(target) },
  );
}

function onVisit({ site, origin }: Target): fc.Arbitrary<Attack> {
  const batch = fc.record({
    protocolVersion: fc.constantFrom(1, 1, 1, 0, 2, -1),
    site: fc.constantFrom(site, site, site, "nobody", "__proto__"),
    tab: fc.integer({ min: 0, max: 30 }).map((tab) => `hostile-${tab}`.padEnd(22, "x")),
    number: fc.integer({ min: 1, max: 5000 }),
    heldMs: fc.constantFrom(undefined, 0, 86_400_000),
    leaving: fc.constantFrom(undefined, true),
    consent: fc.record({
      analytics: fc.constantFrom(true, true, false),
      personalisation: fc.boolean(),
      push: fc.boolean(),
    }),
    page: fc.constant({ path: "/p?x=1", locale: "de-DE", timeZone: "Europe/Berlin" }),
    events: fc.array(
      fc.constantFrom(...events).map((event) => ({ agoMs: 0, ...event })),
      { maxLength: 6 },
    ),
  });
  const headers = fc.constantFrom(
    { Origin: origin },
    { Origin: origin },
    { Origin: "https://elsewhere.example" },
    {},
  );
  return fc.record({
    method: fc.constantFrom("POST", "POST", "POST", "POST", "OPTIONS", "PUT", "GET"),
    path: fc.constant("/v1/visit"),
    // From many networks, so that the limits are met only now and then.
    headers: fc
      .tuple(headers, fc.constantFrom(...networks))
      .map(([own, network]) => ({ ...browser, "CF-Connecting-IP": network, ...own })),
    body: damaged(batch),
  });
}

const networks = Array.from({ length: 200 }, (_, index) => `192.0.2.${index}`);
const browser = { "User-Agent": "Mozilla/5.0 Chrome/140", "Content-Type": "text/plain" };

function onPush({ site }: Target): fc.Arbitrary<Attack> {
  const token = fc.constantFrom(`${site}~nobody~key`, "~~", "x", `${site}~${"a".repeat(64)}~`);
  const kind = fc.constantFrom("shown", "clicked", "closed", "resubscribed", "eaten");
  const report = fc.record({ kind, token, heldMs: fc.nat(), subscription: fc.constant(null) });
  const reports = fc.record({
    protocolVersion: fc.constant(1),
    reports: fc.array(report, { maxLength: 5 }),
  });
  return fc.record({
    method: fc.constant("POST"),
    path: fc.constant("/v1/push"),
    headers: fc.constant(browser),
    body: damaged(reports),
  });
}

function onAdmin({ site, ownerToken }: Target): fc.Arbitrary<Attack> {
  // A shop of one's own for every attack would only fill the disk.
  const endpoints = Object.values(api).filter(({ path }) => path !== api.createSite.path);
  const name = fc.oneof(
    fc.constantFrom(
      "c1",
      "nobody",
      "%00",
      "..%2f..",
      "__proto__",
      "a".repeat(3000),
      "%F0%9F%98%80",
    ),
    fc.string({ maxLength: 20 }).map(encodeURIComponent),
    fc.constant("f".repeat(64)),
  );
  const query = fc.oneof(
    fc.constantFrom(
      "",
      "?from=NaN",
      "?from=-1e308&until=1e308&step=day",
      "?before=x",
      "?after=%00",
    ),
    fc.string({ maxLength: 20 }).map((words) => `?step=${encodeURIComponent(words)}`),
  );
  const authorization = fc.constantFrom(
    ...Array.from({ length: 6 }, () => `Bearer ${ownerToken}`),
    "Bearer x",
    `Bearer ew_${site}.${"a".repeat(32)}`,
    "Basic YTpi",
    "",
  );
  return fc
    .tuple(
      fc.constantFrom(...endpoints),
      name,
      query,
      authorization,
      damaged(fc.constantFrom(...bodies)),
    )
    .map(([{ method, path }, named, asked, Authorization, body]) => ({
      method,
      path: path.replace(":site", site).replaceAll(/:\w+/g, () => named) + asked,
      headers: { Authorization },
      body: method === "GET" ? null : body,
    }));
}

function onAnything({ site }: Target): fc.Arbitrary<Attack> {
  const path = fc.oneof(
    fc.constantFrom("/healthz", `/t/${site}.js`, "/t/nobody.js", "/t/", "/v1/", "/v1/admin/sites/"),
    fc.string({ maxLength: 40 }).map((words) => `/v1/${encodeURIComponent(words)}`),
    fc.string({ maxLength: 40 }).map((words) => `/t/${encodeURIComponent(words)}`),
  );
  return fc.record({
    method: fc.constantFrom("GET", "POST", "DELETE", "PATCH", "HEAD"),
    path,
    headers: fc.constant({}),
    body: fc.constant(null),
  });
}
