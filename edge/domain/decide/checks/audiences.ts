import type { Segment } from "#protocol/segment.ts";
import { contradiction } from "./possible.ts";
import type { Check, Problem } from "./problem.ts";
import { stepsOf } from "./walk.ts";

/** Audiences that nobody is in, and branches that nobody takes. */
export const audiences: Check = (campaign, shop) => {
  const all: { readonly field: string; readonly segment: Segment }[] = [];
  if (campaign.audience) all.push({ field: "audience", segment: campaign.audience });
  const problems: Problem[] = [];
  if (campaign.trigger.kind === "audience-entered" && !campaign.audience) {
    problems.push({ field: "audience", code: "no-audience" });
  }
  for (const { step, field } of stepsOf(campaign)) {
    if (step.kind === "check") all.push({ field: `${field}.audience`, segment: step.audience });
    if (step.kind !== "branch") continue;
    const seen = new Set<string>();
    for (const [index, { audience }] of step.arms.entries()) {
      const here = `${field}.arms.${index}.audience`;
      all.push({ field: here, segment: audience });
      const text = JSON.stringify(audience);
      if (seen.has(text)) {
        problems.push({ field: here, code: "unreachable-arm" });
      }
      seen.add(text);
    }
  }
  for (const { field, segment } of all) {
    const pair = contradiction(segment);
    if (pair) {
      const [one = "", other = ""] = pair.map(({ fact, is, value }) => `${fact} ${is} ${value}`);
      problems.push({ field, code: "contradiction", facts: { one, other } });
    }
    problems.push(
      ...unknownNames(
        segment,
        field,
        shop.personas.map(({ id }) => id),
        "persona",
      ),
    );
    problems.push(
      ...unknownNames(
        segment,
        field,
        shop.settings.markets.map(({ id }) => id),
        "market",
      ),
    );
  }
  for (const id of campaign.markets ?? []) {
    if (shop.settings.markets.some((market) => market.id === id)) continue;
    problems.push({ field: "markets", code: "unknown-market", facts: { name: id } });
  }
  return problems;
};

function unknownNames(
  segment: Segment,
  field: string,
  names: readonly string[],
  fact: "persona" | "market",
): readonly Problem[] {
  if ("all" in segment)
    return segment.all.flatMap((part) => unknownNames(part, field, names, fact));
  if ("any" in segment)
    return segment.any.flatMap((part) => unknownNames(part, field, names, fact));
  if ("not" in segment) return unknownNames(segment.not, field, names, fact);
  const { value } = segment;
  if (segment.fact !== fact || typeof value !== "string" || names.includes(value)) return [];
  // Without personas of its own, a shop gets one per category; those are not known here.
  if (fact === "persona" && names.length === 0) return [];
  return [{ field, code: `unknown-${fact}`, facts: { name: value } }];
}
