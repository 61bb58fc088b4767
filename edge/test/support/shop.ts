import { env, exports } from "cloudflare:workers";
import type { CreatedSite } from "#protocol/views.ts";
import type { Answer } from "#protocol/decision.ts";
import type { SettingsInput } from "#protocol/site.ts";

const EDGE = "https://edge.example";
export const ORIGIN = "https://shop.example";

/** A shop of its own for one test, reached over HTTP. */
export interface TestShop {
  readonly site: string;
  readonly token: string;
}

const settings: SettingsInput = {
  name: "Test shop",
  origins: [ORIGIN],
  timeZone: "Europe/Berlin",
  markets: [{ id: "de", locale: "de-DE", currency: "EUR", pricesIncludeTax: true }],
  holdout: 0,
  everyoneTreated: true,
  pushNamesProducts: true,
};

export async function openShop(): Promise<TestShop> {
  const answer = await exports.default.fetch(`${EDGE}/v1/admin/sites`, {
    method: "POST",
    headers: { authorization: `Bearer ${env.OPERATOR_TOKEN}` },
    body: JSON.stringify({ settings }),
  });
  const { site, ownerToken }: CreatedSite = await answer.json();
  return { site, token: ownerToken };
}

/** Calls the admin API as the shop's owner; a refusal fails the test with its words. */
export async function call<T = unknown>(
  { site, token }: TestShop,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await exports.default.fetch(`${EDGE}/v1/admin/sites/${site}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text);
}

/** Sends a batch as a shop page does. */
export async function report(
  { site }: TestShop,
  batch: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const answer = await exports.default.fetch(`${EDGE}/v1/visit`, {
    method: "POST",
    headers: { origin: ORIGIN, "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/" },
      ...batch,
    }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text);
}
