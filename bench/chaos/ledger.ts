import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Shop } from "./shopper.ts";

const created = v.object({ site: v.string(), ownerToken: v.string() });
const view = v.object({
  buckets: v.array(v.object({ counts: v.record(v.string(), v.number()) })),
});
/** How soon a cart counts as left. */
export const LEFT_AFTER_MS = 1000;
const ORIGIN = "https://storm.example";

/** A shop whose counters may be read. */
export interface OpenShop extends Shop {
  readonly token: string;
}

/** A shop in which a cart counts as left after a second. */
export async function openShop({
  edge,
  operatorToken,
}: {
  readonly edge: string;
  readonly operatorToken: string;
}): Promise<OpenShop> {
  const settings = {
    name: "Storm",
    origins: [ORIGIN],
    timeZone: "UTC",
    markets: [{ id: "eu", locale: "en", currency: "EUR", pricesIncludeTax: true }],
    abandonedAfterSeconds: { cart: LEFT_AFTER_MS / 1000, payment: 1 },
  };
  const response = await fetch(`${edge}/v1/admin/sites`, {
    method: "POST",
    headers: { Authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify({ settings }),
  });
  const { site, ownerToken } = v.parse(created, await response.json());
  return { edge, site, origin: ORIGIN, token: ownerToken };
}

async function countsOf({ edge, site, token }: OpenShop): Promise<Counts> {
  const from = Date.now() - 86_400_000;
  const response = await fetch(
    `${edge}/v1/admin/sites/${site}/counts?step=day&from=${from}&until=${Date.now() + 60_000}`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  const { buckets } = v.parse(view, await response.json());
  return buckets.reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {});
}

function agree(expected: Counts, counted: Counts): boolean {
  return Object.entries(expected).every(([name, count]) => counted[name] === count);
}

/** How many carts count as left. */
export function leftIn(counts: Counts): number {
  return Object.entries(counts).reduce(
    (sum, [name, count]) => (name.startsWith("abandoned/") ? sum + count : sum),
    0,
  );
}

/** Asks until the counters agree with what the visitors know, or patience ends. */
export async function agreed(
  shop: OpenShop,
  expected: Counts,
  { patienceMs, visitors }: { readonly patienceMs: number; readonly visitors: number },
): Promise<Counts> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const counted = await countsOf(shop);
    const isDone = agree(expected, counted) && leftIn(counted) >= visitors;
    if (isDone || Date.now() > end) return counted;
    await sleep(200);
  }
}
