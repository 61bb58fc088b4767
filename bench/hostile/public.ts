import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { type PublicEndpoint, publicEndpoints } from "#protocol/endpoints/public.ts";
import type { Attack, Target } from "./attack.ts";
import { damaged } from "./damage.ts";
import { events, orders } from "./samples.ts";

type Half = Omit<Attack, "endpoint" | "method"> & { readonly method?: string };

const networks = Array.from({ length: 200 }, (_, index) => `192.0.2.${index}`);
const browser = { "User-Agent": "Mozilla/5.0 Chrome/140", "Content-Type": "text/plain" };
const names = fc.oneof(
  fc.constantFrom("", "nobody", "__proto__", "%00", "..%2f..", "a".repeat(3000), "f".repeat(64)),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);

/** Attacks on every endpoint that asks for no token; the compiler misses the one that is forgotten. */
export function publicAttacks(target: Target): fc.Arbitrary<Attack> {
  const all: Readonly<Record<PublicEndpoint, (target: Target) => fc.Arbitrary<Half>>> = {
    visit,
    push,
    order: (known) => signed(known, publicEndpoints.order.path, fc.constantFrom(...orders)),
    events: (known) => signed(known, publicEndpoints.events.path, reports),
    coupon: (known) => signed(known, publicEndpoints.coupon.path, coupons),
    cart: () => bodiless(names.map((name) => `/c/${name}`)),
    tag: ({ site }) => bodiless(files(site)),
    health: () => bodiless(fc.constantFrom("/healthz", "/healthz?x=1")),
  };
  const chosen = Object.entries(all).map(([endpoint, attack]) => ({
    weight: endpoint === "visit" ? 6 : 1,
    arbitrary: attack(target).map((half): Attack => ({
      method: methodOf(endpoint),
      ...half,
      endpoint,
    })),
  }));
  return fc.oneof(...chosen);
}

const methods: ReadonlyMap<string, string> = new Map(
  Object.entries(publicEndpoints).map(([name, { method }]) => [name, method]),
);

function methodOf(endpoint: string): string {
  return methods.get(endpoint) ?? "GET";
}

function visit({ site, origin }: Target): fc.Arbitrary<Half> {
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
    path: fc.constant(publicEndpoints.visit.path),
    // From many networks, so that the limits are met only now and then.
    headers: fc
      .tuple(headers, fc.constantFrom(...networks))
      .map(([origins, network]) => ({ ...browser, "CF-Connecting-IP": network, ...origins })),
    body: damaged(batch),
  });
}

function push({ site }: Target): fc.Arbitrary<Half> {
  const token = fc.constantFrom(`${site}~nobody~key`, "~~", "x", `${site}~${"a".repeat(64)}~`);
  const kind = fc.constantFrom("shown", "clicked", "closed", "resubscribed", "eaten");
  const report = fc.record({ kind, token, heldMs: fc.nat(), subscription: fc.constant(null) });
  const reports = fc.record({
    protocolVersion: fc.constant(1),
    reports: fc.array(report, { maxLength: 5 }),
  });
  return fc.record({
    path: fc.constant(publicEndpoints.push.path),
    headers: fc.constant(browser),
    body: damaged(reports),
  });
}

const reports = fc.record({
  id: fc.constantFrom("r1", "r2", "__proto__"),
  visitor: fc.constantFrom(undefined, "nobody", "a".repeat(64)),
  customer: fc.constantFrom(undefined, "c1"),
  by: fc.constantFrom("app", "till", "server", "page"),
  at: fc.constantFrom(undefined, 1_790_000_000_000, 9e15),
  events: fc.array(fc.constantFrom(...events), { maxLength: 5 }),
});

const coupons = fc.record({
  code: fc.constantFrom("SPRING-1", "x", "__proto__", "constructor"),
  redeem: fc.constantFrom(undefined, true, false),
});

type Sign = (text: string, secret: string) => Readonly<Record<string, string>>;

// Mostly with a signature that fits, so that what lies behind it is reached.
const signatures: readonly Sign[] = [
  own,
  own,
  (text, secret) => ({
    "X-Shopify-Hmac-Sha256": hmac(text, secret).toString("base64"),
    "X-Shopify-Topic": text.length % 3 ? "orders/create" : "refunds/create",
  }),
  (text, secret) => ({
    "X-WC-Webhook-Signature": hmac(text, secret).toString("base64"),
    "X-WC-Webhook-Topic": text.length % 3 ? "order.created" : "order.deleted",
  }),
  () => ({ "X-Shopify-Hmac-Sha256": "eA==", "X-Shopify-Topic": "orders/create" }),
  () => ({ "Edgewise-Signature": `t=${"9".repeat(12)},v1=${"0".repeat(64)}` }),
  () => ({}),
];

function own(text: string, secret: string): Readonly<Record<string, string>> {
  const seconds = Math.floor(Date.now() / 1000);
  const mac = hmac(`${seconds}.${text}`, secret).toString("hex");
  return { "Edgewise-Signature": `t=${seconds},v1=${mac}` };
}

function hmac(text: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}

function signed(
  { site, orderSecret }: Target,
  path: string,
  whole: fc.Arbitrary<unknown>,
): fc.Arbitrary<Half> {
  const asked = fc.constantFrom(site, site, site, "nobody", "__proto__", "");
  return fc
    .tuple(asked, damaged(whole), fc.constantFrom(...signatures))
    .map(([shop, body, sign]) => ({
      path: `${path}?site=${shop}`,
      // The edge signs text: bytes that are no UTF-8 are read as it reads them.
      headers: sign(new TextDecoder().decode(body), orderSecret),
      body,
    }));
}

function files(site: string): fc.Arbitrary<string> {
  const known = fc.constantFrom(`${site}.js`, `${site}.json`, `${site}-eu.js`, site, "nobody.js");
  return fc.oneof(known, names).map((name) => `/t/${name}`);
}

function bodiless(paths: fc.Arbitrary<string>): fc.Arbitrary<Half> {
  const method = fc.constantFrom("GET", "GET", "GET", "HEAD", "POST", "DELETE");
  return fc.record({ method, path: paths, headers: fc.constant({}), body: fc.constant(null) });
}
