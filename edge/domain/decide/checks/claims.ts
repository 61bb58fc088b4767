import type { FactName } from "#protocol/catalog/facts.ts";
import type { Segment } from "#protocol/segment.ts";
import type { Localized } from "#protocol/text.ts";
import { inLanguage } from "../words.ts";
import type { Check, Problem } from "./problem.ts";
import { textsOf, variantsOf } from "./walk.ts";

/** Facts about a person that a price must not silently depend on. */
const profiling: ReadonlySet<FactName> = new Set([
  "persona",
  "price-tier",
  "purchase-probability",
  "engagement",
  "mode",
  "cause",
  "device",
  "country",
]);
const DISCLOSES =
  /personal|persönlich|individuell|indywidual|personnel|persoonlijk|osobist|dla ciebie|for you|für dich|für sie/i;
// A former price, struck through or in words, or a percentage off.
const REDUCED =
  /~~|\u0336|[−–-]\s?\d{1,2}\s?%|\b(was|instead of|statt|früher|zamiast)\b\s*[€$£\d{]|\b\d{1,2}\s?% (off|rabatt|rabatu|taniej|günstiger)/i;

/**
 * Claims about prices: a reduction must be real and, where it names a former price, measured by the
 * lowest of 30 days (Directive 98/6/EC, Art. 6a); a price that depends on who somebody is must say
 * so (Directive 2011/83/EU, Art. 6(1)(ea)).
 */
export const claims: Check = (campaign, shop) => {
  const problems: Problem[] = [];
  if (campaign.trigger.kind === "price-drop" && !shop.knowsLowestPrices) {
    problems.push({ field: "trigger", code: "drop-without-history" });
  }
  const personal = campaign.audience !== undefined && asksFor(campaign.audience, profiling);
  for (const { content, field, offer } of variantsOf(campaign)) {
    const texts = textsOf(content, `${field}.${"channel" in content ? "message" : "banner"}`);
    for (const { text, field: here } of texts) {
      for (const [language, words] of Object.entries(text)) {
        if (offer || !REDUCED.test(words) || shop.knowsLowestPrices) continue;
        problems.push({ field: `${here}.${language}`, code: "reduction-without-offer" });
      }
    }
    const isPrice = offer?.value.kind === "percent" || offer?.value.kind === "amount";
    if (personal && isPrice && !discloses(texts.map(({ text }) => text))) {
      problems.push({ field, code: "undisclosed-price" });
    }
  }
  return problems;
};

// In every language that somebody may read it in.
function discloses(texts: readonly Localized[]): boolean {
  const languages = new Set(texts.flatMap((text) => Object.keys(text)));
  return [...languages].every((language) =>
    texts.some((text) => DISCLOSES.test(inLanguage(text, language))),
  );
}

function asksFor(segment: Segment, names: ReadonlySet<FactName>): boolean {
  if ("all" in segment) return segment.all.some((part) => asksFor(part, names));
  if ("any" in segment) return segment.any.some((part) => asksFor(part, names));
  return "not" in segment ? asksFor(segment.not, names) : names.has(segment.fact);
}
