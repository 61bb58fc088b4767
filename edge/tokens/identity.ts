import type { EventOf } from "#protocol/event.ts";
import { isMeaningful } from "../domain/session/meaningful.ts";
import type { Placed } from "../domain/session/placed.ts";
import { isPerson, personOf, visitorOfTab } from "./ids.ts";
import { sign } from "../orders/signature.ts";
import { base64url, mac, sameText } from "./secret.ts";

/** The facts of a batch that are one visitor's. */
export interface Passage {
  readonly visitor: string;
  /** Whom this browser turned out to belong to: from now on it is theirs. */
  readonly person: string | null;
  readonly placed: readonly Placed[];
}

interface Sender {
  readonly site: string;
  readonly visitor: string;
  readonly tab: string;
  readonly number: number;
  /** Messages reach this browser. */
  readonly hasPush: boolean;
}

const HASH = 22;

/** What a shop's server signs with when it vouches for a customer; shown when the tag is set up. */
export async function identitySecret(env: Env, site: string): Promise<string> {
  return base64url(await mac(env, "identity-secret", site));
}

/** What the link carries that takes a browser of the shop's own people out of all counts. */
export async function staffToken(env: Env, site: string): Promise<string> {
  return base64url(await mac(env, "staff", site)).slice(0, HASH);
}

/** Whether the edge gave this shop's people the token that a page reports. */
export async function isStaff(env: Env, site: string, token: string | undefined): Promise<boolean> {
  return token !== undefined && sameText(token, await staffToken(env, site));
}

/**
 * A batch in parts, each of one visitor: who signs in with the shop's signature becomes that person,
 * and who logs out becomes somebody new. Most batches are one part. Customers' numbers become hashes.
 */
export async function passages(
  env: Env,
  from: Sender,
  facts: readonly Placed[],
  now: number,
): Promise<readonly [Passage, ...Passage[]]> {
  const { site, visitor } = from;
  const first: Passage = { visitor, person: null, placed: facts };
  if (!facts.some(({ event }) => event.kind === "identify" || event.kind === "logout"))
    return [first];
  let here: { visitor: string; person: string | null; placed: Placed[] };
  const all: [Passage, ...Passage[]] = [(here = { visitor, person: null, placed: [] })];
  const begin = (next: string) => all.push((here = { visitor: next, person: null, placed: [] }));
  let person = (await isPerson(env, site, visitor)) ? visitor : null;
  for (const fact of facts) {
    const { event } = fact;
    if (event.kind !== "identify") {
      here.placed.push(fact);
      if (event.kind !== "logout" || person === null) continue;
      // Whoever sits here next must not read what is meant for the person who left.
      if (from.hasPush) here.placed.push(withoutAddress(fact));
      person = null;
      begin(await visitorOfTab(env, site, `${from.visitor}/${from.tab}/${from.number}`));
      continue;
    }
    const known = await proven(env, from, event, now);
    if (known !== null && known !== person) {
      // Two persons never become one: the other one's facts begin here.
      if (person !== null) {
        if (from.hasPush) here.placed.push(withoutAddress(fact));
        begin(known);
      } else here.person = known;
      person = known;
    }
    here.placed.push({ ...fact, event: await hashed(env, site, event) });
  }
  return all;
}

/** Whether there is anything to keep of a part: a new browser's first look is not. */
export function isWorthKeeping({ visitor, placed }: Passage, from: string): boolean {
  return visitor === from || isMeaningful(placed.map(({ event }) => event));
}

/** The person whom the shop's server vouches for; null if it does not, or the signature is of another browser or too old. */
async function proven(
  env: Env,
  { site, visitor }: Sender,
  { customer, expires, signature }: EventOf<"identify">,
  now: number,
): Promise<string | null> {
  if (expires === undefined || signature === undefined || expires < now) return null;
  const bytes = await sign(await identitySecret(env, site), `${customer}.${visitor}.${expires}`);
  const expected = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return sameText(expected, signature.toLowerCase()) ? personOf(env, site, customer) : null;
}

/** The same moment, just behind this fact: this browser's address is the person's no more; what they agreed to stays. */
function withoutAddress(fact: Placed): Placed {
  return {
    ...fact,
    event: { kind: "push_unsubscribed", agoMs: fact.event.agoMs },
    order: `${fact.order}+`,
  };
}

async function hashed(
  env: Env,
  site: string,
  { kind, agoMs, customer }: EventOf<"identify">,
): Promise<EventOf<"identify">> {
  const hash = base64url(await mac(env, "customer", `${site}/${customer}`)).slice(0, HASH);
  return { kind, agoMs, customer: hash };
}
