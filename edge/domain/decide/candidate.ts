import type { StepOf } from "#protocol/campaign.ts";
import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import { draw } from "../draw.ts";
import type { Journey } from "../journey/journey.ts";
import type { VisitorState } from "../state.ts";
import type { Live } from "./live.ts";
import type { CampaignMemory } from "./campaign-memory.ts";

/** A campaign that has something to show on this page. */
export interface Candidate {
  readonly live: Live;
  /** What is remembered of it, if it has ever spoken. */
  readonly past: CampaignMemory | null;
  /** Where it stands; for a campaign that only shows, a journey that is never kept. */
  readonly journey: Journey;
  readonly step: StepOf<"show">;
}

/** The variant of a step that belongs to an arm; a step with other variants draws its own. */
export function variantOf<V extends { readonly id: string; readonly share: number }>(
  variants: readonly V[],
  { arm, epoch }: Pick<CampaignMemory, "arm" | "epoch">,
  { campaign, path }: Pick<Journey, "campaign" | "path">,
  { site, visitor }: Pick<VisitorState, "site" | "visitor">,
): V | null {
  const own = variants.find(({ id }) => id === arm);
  if (own) return own;
  const purpose = `step:${campaign}:${path.join(".")}:${epoch}:${visitor}`;
  const all = variants.reduce((sum, { share }) => sum + share, 0);
  let left = draw(site, purpose) * all;
  for (const variant of variants) {
    left -= variant.share;
    if (left < 0) return variant;
  }
  return variants.at(-1) ?? null;
}

/** What the log keeps of a candidate. */
export function recorded(
  { campaign }: Live,
  memory: CampaignMemory | null,
  fate: CandidateRecord["fate"],
  rest: Partial<CandidateRecord>,
): CandidateRecord {
  return {
    campaign: campaign.id,
    variant: null,
    placement: null,
    value: null,
    arm: memory?.arm ?? null,
    propensity: memory?.propensity ?? null,
    reason: null,
    receipt: null,
    until: null,
    ...rest,
    fate,
  };
}

/** A reason with its facts. */
export function stop(
  step: StopReason["step"],
  code: StopReason["code"],
  facts?: NonNullable<StopReason["facts"]>,
): StopReason {
  return { step, code, ...(facts && { facts }) };
}
