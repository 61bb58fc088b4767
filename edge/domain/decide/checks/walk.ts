import type { Campaign, Step, StepOf } from "#protocol/campaign.ts";
import type { Offer } from "#protocol/catalog/offers.ts";
import type { Localized } from "#protocol/text.ts";

/** A step with the path of its field. */
export interface Found<S> {
  readonly step: S;
  readonly field: string;
}

export type ShownVariant = StepOf<"show">["variants"][number];
export type SentVariant = StepOf<"send">["variants"][number];

/** A variant with its field and the things that all variants have. */
export interface FoundVariant {
  readonly field: string;
  readonly id: string;
  readonly offer: Offer | undefined;
  readonly content: ShownVariant["banner"] | SentVariant["message"];
}

/** Every step, those inside branches too. */
export function stepsOf(
  { steps }: Pick<Campaign, "steps">,
  field = "steps",
): readonly Found<Step>[] {
  return steps.flatMap((step, index): readonly Found<Step>[] => {
    const here = `${field}.${index}`;
    if (step.kind !== "branch") return [{ step, field: here }];
    const arms = step.arms.flatMap((arm, number) => stepsOf(arm, `${here}.arms.${number}.steps`));
    const otherwise = stepsOf({ steps: step.otherwise }, `${here}.otherwise`);
    return [{ step, field: here }, ...arms, ...otherwise];
  });
}

/** Every variant of every step. */
export function variantsOf(campaign: Pick<Campaign, "steps">): readonly FoundVariant[] {
  return stepsOf(campaign).flatMap(({ step, field }): readonly FoundVariant[] => {
    if (step.kind === "show") {
      return step.variants.map(({ id, offer, banner }, index) => ({
        field: `${field}.variants.${index}`,
        id,
        offer,
        content: banner,
      }));
    }
    if (step.kind === "send") {
      return step.variants.map(({ id, offer, message }, index) => ({
        field: `${field}.variants.${index}`,
        id,
        offer,
        content: message,
      }));
    }
    return [];
  });
}

/** Every text of a banner or message with its field. */
export function textsOf(
  value: unknown,
  field: string,
): readonly { readonly field: string; readonly text: Localized }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isLocalized(value)) return [{ field, text: value }];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, `${field}.${name}`));
}

// Only texts have a fallback under "*".
function isLocalized(value: object): value is Localized {
  return "*" in value;
}
