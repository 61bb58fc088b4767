import type { Show } from "#protocol/decision.ts";
import { drawingOf } from "./decide/draw.ts";
import { placementOf } from "./decide/placement.ts";
import { stepsOf } from "./journey/steps.ts";
import { momentOf } from "./moment.ts";
import { understand } from "./persona/understand.ts";
import { profileAfter } from "./profile.ts";
import { newState } from "./state.ts";
import type { VisitInput } from "./visit.ts";

/** Whatever is asked for in a preview gets this code: none is issued. */
const CODE = "PREVIEW";
const HOUR_MS = 3_600_000;

/**
 * One campaign's banners, all variants, as this visitor would see them, whatever its audience, caps
 * or status say. Nothing is kept and nothing counted; the receipts answer to nobody.
 */
export function preview(input: VisitInput, campaignId: string): readonly Show[] {
  const campaign = input.snapshot.campaigns.find(({ id }) => id === campaignId);
  if (!campaign) return [];
  const { snapshot, catalogue, page, request, consent, now } = input;
  const profile = profileAfter(input.state?.profile ?? null, page, request, snapshot.settings);
  const known = input.state ?? newState(input.site, input.visitor, consent, profile, now);
  const state = { ...known, profile };
  const { understanding } = understand(state, snapshot, catalogue, now);
  const moment = momentOf(state, input, understanding, page);
  return stepsOf(campaign.steps).flatMap((step) => {
    if (step.kind !== "show") return [];
    return step.variants.flatMap(({ id, banner, offer }): readonly Show[] => {
      const code = offer ? { code: CODE, endsAt: now + offer.endsAfterHours * HOUR_MS } : null;
      const drawing = drawingOf(banner, { state, moment, occasion: null, offer: code });
      if (!drawing) return [];
      const placement = placementOf(banner);
      return [{ receipt: "preview", campaign: campaign.id, variant: id, placement, drawing }];
    });
  });
}
