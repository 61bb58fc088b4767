import { Recent } from "../recent.ts";
import { base64url, mac, sameText } from "./secret.ts";

const RANDOM = 22;
const CHECK = 8;

/** The visitor id of a batch that has none yet: a repeat of the same first batch gets the same one. */
export async function visitorOfTab(env: Env, site: string, tab: string): Promise<string> {
  return checked(
    env,
    site,
    base64url(await mac(env, "visitor-of-tab", `${site}/${tab}`)).slice(0, RANDOM),
  );
}

/** The visitor id of somebody whom the shop has a number for: the same on every device, and in its exports. */
export async function personOf(env: Env, site: string, customer: string): Promise<string> {
  return checked(
    env,
    site,
    base64url(await mac(env, "person", `${site}/${customer}`)).slice(0, RANDOM),
    "person",
  );
}

/** True if this edge issued the id for this shop; a guess never is. */
export async function isVisitor(env: Env, site: string, id: string): Promise<boolean> {
  return (await isOf(env, site, id, "visitor")) || isPerson(env, site, id);
}

/** Whether an id stands for a person on all devices rather than for one browser. */
export function isPerson(env: Env, site: string, id: string): Promise<boolean> {
  return isOf(env, site, id, "person");
}

type Kind = "visitor" | "person";

// Asked at every visit, and a signature costs more than all else of the question; only ids of ours get in.
const issued = new Recent(16_384);

async function isOf(env: Env, site: string, id: string, kind: Kind): Promise<boolean> {
  if (id.length !== RANDOM + CHECK) return false;
  const name = `${kind}/${site}/${id}`;
  if (issued.has(name)) return true;
  const isOurs = sameText(id, await checked(env, site, id.slice(0, RANDOM), kind));
  if (isOurs) issued.add(name);
  return isOurs;
}

async function checked(
  env: Env,
  site: string,
  random: string,
  kind: Kind = "visitor",
): Promise<string> {
  const purpose = kind === "visitor" ? kind : "person-check";
  return random + base64url(await mac(env, purpose, `${site}/${random}`)).slice(0, CHECK);
}

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new site id: ten random letters, four that check them, and where it must stay. */
export async function newSiteId(env: Env, jurisdiction?: "eu"): Promise<string> {
  const random = Array.from(
    crypto.getRandomValues(new Uint8Array(10)),
    (byte) => LETTERS[byte & 31],
  ).join("");
  const place = jurisdiction ? `-${jurisdiction}` : "";
  return random + (await siteCheck(env, random + place)) + place;
}

/** True if this edge made the id, so that guesses never create an object. */
export async function isSite(env: Env, id: string): Promise<boolean> {
  if ((env.LOCAL_SITE !== undefined && id === env.LOCAL_SITE) || ours.has(id)) return true;
  const isOurs =
    /^[a-z0-9]{14}(-eu)?$/.test(id) &&
    sameText(id.slice(10, 14), await siteCheck(env, id.slice(0, 10) + id.slice(14)));
  if (isOurs && ours.size < REMEMBERED) ours.add(id);
  return isOurs;
}

// Asked at every visit; only ids that are ours get in, so no guesser can fill it.
const ours = new Set<string>();
const REMEMBERED = 4096;

// The place is checked with the rest: a shop that must stay in the EU is never sought elsewhere, nor another one there.
async function siteCheck(env: Env, named: string): Promise<string> {
  const bytes = await mac(env, "site", named);
  return Array.from(bytes.slice(0, 4), (byte) => LETTERS[byte & 31]).join("");
}
