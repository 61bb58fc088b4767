import { type Placeholder, placeholders } from "../words.ts";
import type { Check, Problem, Shop } from "./problem.ts";
import { textsOf, variantsOf } from "./walk.ts";

const known: ReadonlySet<string> = new Set(placeholders);
const OF_OFFERS: ReadonlySet<string> = new Set<Placeholder>(["code", "until"]);

/** Texts whose placeholders nothing could fill, and fallbacks that say nothing. */
export const texts: Check = (campaign, shop) =>
  variantsOf(campaign).flatMap(({ content, field, offer }) =>
    textsOf(content, `${field}.${"channel" in content ? "message" : "banner"}`).flatMap(
      ({ text, field: here }): readonly Problem[] => [
        ...(text["*"]?.trim()
          ? []
          : [{ field: `${here}.*`, sentence: "Write the fallback text (*) too." }]),
        ...Object.entries(text).flatMap(([language, words]) =>
          unfillable(words, offer !== undefined, shop).map((sentence) => ({
            field: `${here}.${language}`,
            sentence,
          })),
        ),
      ],
    ),
  );

function unfillable(words: string, hasOffer: boolean, { settings }: Shop): readonly string[] {
  const names = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  return names.flatMap((name) => {
    if (!known.has(name)) {
      const all = placeholders.map((one) => `{${one}}`).join(", ");
      return [`{${name}} stands for nothing; there are ${all}.`];
    }
    if (OF_OFFERS.has(name) && !hasOffer) return [`{${name}} needs an offer in this variant.`];
    const shipping = settings.markets.some(
      ({ freeShippingFrom }) => freeShippingFrom !== undefined,
    );
    if (name === "missing" && !shipping) {
      return ["{missing} needs a market with a threshold for free shipping."];
    }
    return [];
  });
}
