import { env, exports } from "cloudflare:workers";
import type { Consent } from "#protocol/event.ts";
import { ORDERS_PATH } from "#protocol/order.ts";
import { visitorOfTab } from "../../tokens/ids.ts";
import { siteOf, visitorOf } from "../../namespaces.ts";
import { sign } from "../../orders/signature.ts";
import { newShop } from "./census.ts";

const consent: Consent = { analytics: true, personalisation: true, push: false };
const ADDRESS = `https://edge.example${ORDERS_PATH}`;

interface Kept {
  readonly session: {
    readonly orders: readonly { id: string; value: number; source: string }[];
    readonly spent: Readonly<Record<string, number>>;
    readonly purchases: number;
  };
  readonly ledger: readonly {
    id: string;
    netMinor: number;
    returnedMinor: number;
    cancelled: boolean;
    via: string;
  }[];
}

/** A shop with one visitor, who may have bought something already. */
export async function shopWithVisitor(bought?: { order: string; value: number }) {
  const { site, token } = await newShop();
  const visitor = await visitorOfTab(env, site, "t".repeat(22));
  const at = Date.now() - 60_000;
  const item = { id: "shoe" };
  const events = [
    { kind: "product_view" as const, agoMs: 0, item },
    ...(bought
      ? [{ kind: "purchase" as const, agoMs: 0, ...bought, currency: "EUR", lines: [] }]
      : []),
  ];
  await visitorOf(env, site, visitor).visit({
    site,
    visitor,
    tab: "t".repeat(22),
    number: 1,
    consent,
    page: { path: "/" },
    leaving: false,
    placed: events.map((event, index) => ({ event, at, order: `t/0000000001/00${index}` })),
    request: {},
  });
  const kept = async (): Promise<Kept> => {
    const { state }: { state: Kept } = JSON.parse(
      (await visitorOf(env, site, visitor).export(site)) ?? "null",
    );
    return state;
  };
  return { site, token, visitor, kept };
}

export function post(
  site: string,
  body: string,
  headers: Record<string, string>,
): Promise<Response> {
  return exports.default.fetch(
    new Request(`${ADDRESS}?site=${site}`, { method: "POST", body, headers }),
  );
}

export async function own(site: string, order: object, seconds = Math.floor(Date.now() / 1000)) {
  const body = JSON.stringify({ currency: "EUR", ...order });
  const secret = (await siteOf(env, site).orderSecret("edgewise")) ?? "";
  const bytes = await sign(secret, `${seconds}.${body}`);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return post(site, body, { "Edgewise-Signature": `t=${seconds},v1=${hex}` });
}

export async function byPlatform(
  site: string,
  platform: "shopify" | "woocommerce",
  topic: string,
  order: object,
) {
  const body = JSON.stringify(order);
  const signature = btoa(String.fromCharCode(...(await sign("hush-hush", body))));
  return post(
    site,
    body,
    platform === "shopify"
      ? { "X-Shopify-Hmac-Sha256": signature, "X-Shopify-Topic": topic }
      : { "X-WC-Webhook-Signature": signature, "X-WC-Webhook-Topic": topic },
  );
}
