import type { FactName } from "#protocol/catalog/facts.ts";
import type { Segment } from "#protocol/segment.ts";
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
const DISCLOSES = /personal|persönlich|individuell|indywidual|dla ciebie|for you|für dich|für sie/i;
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
    problems.push({
      field: "trigger",
      sentence:
        "A price drop may only be claimed against the lowest price of 30 days; the catalogue has not kept prices that long yet.",
    });
  }
  const personal = campaign.audience !== undefined && asksFor(campaign.audience, profiling);
  for (const { content, field, offer } of variantsOf(campaign)) {
    const texts = textsOf(content, `${field}.${"channel" in content ? "message" : "banner"}`);
    for (const { text, field: here } of texts) {
      for (const [language, words] of Object.entries(text)) {
        if (offer || !REDUCED.test(words) || shop.knowsLowestPrices) continue;
        problems.push({
          field: `${here}.${language}`,
          sentence:
            "This claims a reduction, but the variant has no offer and the lowest price of 30 days is not known.",
        });
      }
    }
    const isPrice = offer?.value.kind === "percent" || offer?.value.kind === "amount";
    const says = texts.some(({ text }) => DISCLOSES.test(text["*"] ?? ""));
    if (personal && isPrice && !says) {
      problems.push({
        field,
        sentence:
          'This price depends on who somebody is: say so, for example "your personal price".',
      });
    }
  }
  return problems;
};

function asksFor(segment: Segment, names: ReadonlySet<FactName>): boolean {
  if ("all" in segment) return segment.all.some((part) => asksFor(part, names));
  if ("any" in segment) return segment.any.some((part) => asksFor(part, names));
  return "not" in segment ? asksFor(segment.not, names) : names.has(segment.fact);
}
