import type { OfferWish } from "../../domain/decide/offer.ts";
import { mac } from "../../tokens/secret.ts";

// Without letters and digits that are mistaken for each other.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The codes that Edgewise makes itself, by wish: the same person and campaign always have the same one. */
export async function computedCodes(
  env: Env,
  site: string,
  person: string,
  wishes: readonly OfferWish[],
): Promise<ReadonlyMap<string, string>> {
  const computed = new Map<string, string>();
  for (const { key, campaign, offer } of wishes) {
    if (offer.source !== "computed") continue;
    computed.set(key, speakable(await mac(env, "code", `${site}/${person}/${campaign}`)));
  }
  return computed;
}

/** Twelve letters, 60 bits, that can be read aloud. */
function speakable(bytes: Uint8Array): string {
  return Array.from(bytes.slice(0, 12), (byte) => LETTERS[byte & 31]).join("");
}
