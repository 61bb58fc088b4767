import { campaign, wait } from "#protocol/campaign.ts";
import { banner } from "#protocol/catalog/banners.ts";
import { message } from "#protocol/catalog/channels.ts";
import { offer } from "#protocol/catalog/offers.ts";
import { trigger } from "#protocol/catalog/triggers.ts";
import { evidence } from "#protocol/persona.ts";
import { market } from "#protocol/site.ts";
import { type Shape, shapeOf } from "./schema.ts";

/** The forms of everything that a marketer may choose from. */
export const forms = {
  trigger: shapeOf(trigger),
  goal: shapeOf(campaign.entries.goal),
  caps: shapeOf(campaign.entries.caps),
  wait: shapeOf(wait),
  banner: shapeOf(banner),
  message: shapeOf(message),
  offer: shapeOf(offer),
  evidence: shapeOf(evidence),
  market: shapeOf(market),
} as const satisfies Readonly<Record<string, Shape>>;
