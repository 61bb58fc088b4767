import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { platforms } from "#protocol/order.ts";
import { startEdge } from "../../scripts/start/edge.mjs";
import type { Target } from "./attack.ts";

/** An edge that is attacked, at its own door: what stands before it in production is not ours to test. */
export interface Besieged {
  readonly edge: string;
  readonly operatorToken: string;
  /** Process id. */
  readonly workerd: number;
  readonly stop: () => Promise<void>;
}

const ORIGIN = "https://siege.example";
const settings = {
  name: "Siege",
  origins: [ORIGIN],
  timeZone: "UTC",
  markets: [{ id: "eu", locale: "en", currency: "EUR", pricesIncludeTax: true }],
};
const created = v.object({ site: v.string(), ownerToken: v.string() });
const source = v.object({ secret: v.string() });

function onRestart(): never {
  throw new Error("workerd died");
}

/** The product as it is built, without the demo shop, on a folder that is thrown away. */
export async function openBesieged(): Promise<Besieged> {
  const data = await mkdtemp(path.join(tmpdir(), "edgewise-siege-"));
  const operatorToken = randomBytes(24).toString("hex");
  const secrets = {
    EDGEWISE_SECRET: randomBytes(32).toString("hex"),
    OPERATOR_TOKEN: operatorToken,
  };
  const plain = { timeTravel: false, pushHosts: [], pushRoute: undefined, tour: undefined };
  const edge = await startEdge({ ...plain, port: 0, data, secrets, onRestart, direct: true });
  return {
    edge: (await edge.address()).replace(/\/$/, ""),
    operatorToken,
    workerd: edge.workerd() ?? 0,
    async stop() {
      await edge.stop();
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A shop to attack; all platforms sign with one secret. */
export async function openTarget({ edge, operatorToken }: Besieged): Promise<Target> {
  const shop = await ask(edge, operatorToken, "POST", "", { settings });
  const { site, ownerToken } = v.parse(created, shop);
  const { secret } = v.parse(source, await ask(edge, ownerToken, "GET", `/${site}/orders`));
  for (const platform of platforms)
    await ask(edge, ownerToken, "PUT", `/${site}/orders/${platform}`, { secret });
  return { site, ownerToken, origin: ORIGIN, orderSecret: secret };
}

/** Puts right what an attack may have set wrong, so that the next ones get behind the first door. */
export async function mend({ edge }: Besieged, { site, ownerToken }: Target): Promise<void> {
  await ask(edge, ownerToken, "PUT", `/${site}/settings`, settings);
}

async function ask(
  edge: string,
  token: string,
  method: string,
  below: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${edge}/v1/admin/sites${below}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${below}: ${await response.text()}`);
  return response.json();
}
