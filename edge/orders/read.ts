import * as v from "valibot";
import {
  order,
  type OrderReport,
  type Platform,
  shopifyOrder,
  shopifyRefundNotice,
  wooDeleted,
  wooOrder,
} from "#protocol/order.ts";
import { Refusal } from "../refusal.ts";
import { complaintsOf } from "../routes/complaints.ts";
import { ownReport } from "./own.ts";
import { shopifyRefundReport, shopifyReport } from "./shopify.ts";
import { isSigned, signedAt } from "./signature.ts";
import { wooDeletedReport, wooReport } from "./woocommerce.ts";

interface Desk {
  readonly now: number;
  readonly secret: (platform: Platform | "edgewise") => Promise<string | null>;
}

/** What a signed body says of an order; null for a topic that is not about one. */
export async function readReport(
  headers: Headers,
  body: string,
  { now, secret }: Desk,
): Promise<OrderReport | null> {
  const own = headers.get("edgewise-signature");
  if (own !== null) {
    const known = await secret("edgewise");
    if (known === null) throw new Refusal("unknown-site");
    const at = await signedAt(known, body, own, now);
    if (at === null) throw new Refusal("bad-signature");
    return ownReport(parsed(order, body), at, now);
  }
  const shopify = headers.get("x-shopify-hmac-sha256");
  if (shopify !== null) {
    await check(secret, "shopify", body, shopify);
    return ofShopify(headers.get("x-shopify-topic") ?? "", body);
  }
  const woo = headers.get("x-wc-webhook-signature");
  if (woo !== null) {
    await check(secret, "woocommerce", body, woo);
    return ofWoo(headers.get("x-wc-webhook-topic") ?? "", body, now);
  }
  throw new Refusal("bad-signature", [{ field: "Edgewise-Signature", code: "sign-order" }]);
}

function ofShopify(topic: string, body: string): OrderReport | null {
  if (topic === "refunds/create") return shopifyRefundReport(parsed(shopifyRefundNotice, body));
  return topic.startsWith("orders/") && topic !== "orders/delete"
    ? shopifyReport(parsed(shopifyOrder, body))
    : null;
}

function ofWoo(topic: string, body: string, now: number): OrderReport | null {
  if (topic === "order.deleted") return wooDeletedReport(parsed(wooDeleted, body).id, now);
  return topic.startsWith("order.") ? wooReport(parsed(wooOrder, body)) : null;
}

async function check(
  secret: Desk["secret"],
  platform: Platform,
  body: string,
  signature: string,
): Promise<void> {
  const known = await secret(platform);
  if (known === null) {
    throw new Refusal("bad-signature", [
      { field: "secret", code: "secret-first", facts: { platform } },
    ]);
  }
  if (!(await isSigned(known, body, signature))) throw new Refusal("bad-signature");
}

function parsed<S extends v.GenericSchema>(schema: S, body: string): v.InferOutput<S> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new Refusal("bad-request", [{ field: "", code: "not-json" }], { cause });
  }
  const result = v.safeParse(schema, json);
  if (!result.success) throw new Refusal("bad-request", complaintsOf(result.issues));
  return result.output;
}
