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
        ...(text["*"]?.trim() ? [] : [{ field: `${here}.*`, code: "no-fallback" } as const]),
        ...Object.entries(text).flatMap(([language, words]) =>
          wrongIn(words, offer !== undefined, shop).map((wrong) => ({
            field: `${here}.${language}`,
            ...wrong,
          })),
        ),
      ],
    ),
  );

// Scarcity that no catalogue confirms, in the marketers' three languages: "only 3 left".
const SCARCE =
  /\b(only|just|last) \d+ (left|remaining|in stock|pieces?)|\b(nur noch|die letzten) \d+|\b(zostało|zostały|ostatnie)( tylko)? \d+|\btylko \d+ (sztuk|szt)/i;

function wrongIn(
  words: string,
  hasOffer: boolean,
  { settings }: Shop,
): readonly Omit<Problem, "field">[] {
  const names = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const wrong = names.flatMap((name): readonly Omit<Problem, "field">[] => {
    if (!known.has(name)) {
      const all = placeholders.map((one) => `{${one}}`).join(", ");
      return [{ code: "unknown-placeholder", facts: { name: `{${name}}`, all } }];
    }
    if (OF_OFFERS.has(name) && !hasOffer)
      return [{ code: "needs-offer", facts: { name: `{${name}}` } }];
    const shipping = settings.markets.some(
      ({ freeShippingFrom }) => freeShippingFrom !== undefined,
    );
    return name === "missing" && !shipping ? [{ code: "needs-threshold" }] : [];
  });
  return SCARCE.test(words) ? [...wrong, { code: "claims-stock" }] : wrong;
}
