import { base64url, mac, sameText } from "./secret.ts";

const LIFE_MS = 60 * 60_000;

/** What a preview link carries: for an hour, whoever has it sees one campaign, and nothing is counted. */
export async function previewToken(
  env: Env,
  site: string,
  campaign: string,
  now: number,
): Promise<string> {
  const said = `${campaign}~${now + LIFE_MS}`;
  return `${said}~${await sign(env, site, said)}`;
}

/** The campaign that a preview link shows; null if it was forged, is another shop's, or has expired. */
export async function previewed(
  env: Env,
  site: string,
  token: string,
  now: number,
): Promise<string | null> {
  const [campaign = "", until = "", signature = ""] = token.split("~");
  const isOurs = sameText(signature, await sign(env, site, `${campaign}~${until}`));
  return isOurs && now < Number(until) ? campaign : null;
}

async function sign(env: Env, site: string, said: string): Promise<string> {
  return base64url(await mac(env, "preview", `${site}/${said}`)).slice(0, 22);
}
