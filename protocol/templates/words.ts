import type { Campaign, StepOf } from "../campaign.ts";
import type { Offer } from "../catalog/offers.ts";
import type { Localized } from "../text.ts";

/** A ready campaign: a draft that works as it is and is there to be changed. */
export interface Template {
  readonly title: Localized;
  readonly description: Localized;
  readonly campaign: Campaign;
}

/** The same words in the languages in which templates come; English is the fallback. */
export function words(en: string, de: string, pl: string): Localized {
  return { "*": en, de, pl };
}

/** A discount that Edgewise makes codes for. */
export function percentOff(percent: number, endsAfterHours: number): Offer {
  return { source: "computed", value: { kind: "percent", percent }, endsAfterHours };
}

type Variant = StepOf<"send">["variants"][number];

/** A push in two texts. */
export function push(
  id: string,
  title: Localized,
  body: Localized,
  rest: { readonly share?: number; readonly offer?: Offer; readonly url?: string } = {},
): Variant {
  const { share = 1, offer, url } = rest;
  return {
    id,
    share,
    message: {
      channel: "web-push",
      title,
      body,
      withImage: true,
      ...(url !== undefined && { url }),
    },
    ...(offer && { offer }),
  };
}
