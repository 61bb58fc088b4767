import type { Campaign, Step } from "#protocol/campaign.ts";
import type { TriggerKind } from "#protocol/catalog/triggers.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import { type Epoch, windowIn } from "../experiment/epoch.ts";
import { fingerprint } from "../fingerprint.ts";
import { stepsOf } from "../journey/steps.ts";

/** A campaign of a snapshot with what decisions need of it, computed once. */
export interface Live {
  readonly campaign: Campaign;
  /** Its place among all of the snapshot, the most important first and equals by their name. */
  readonly rank: number;
  readonly epoch: Epoch;
  /** Changes when the steps change: a journey under way keeps the steps it began with. */
  readonly print: number;
  /** Everything happens on the page, at the trigger: nothing to remember between visits. */
  readonly onPageOnly: boolean;
}

/** The live campaigns of a snapshot, by what starts them. */
export interface LiveIndex {
  readonly byId: ReadonlyMap<string, Live>;
  readonly byTrigger: ReadonlyMap<TriggerKind, readonly Live[]>;
  /** After how long a silence something starts, ascending, ms. */
  readonly silences: readonly number[];
}

const indexes = new WeakMap<Snapshot, LiveIndex>();
const none: readonly Live[] = [];

/** The live campaigns of this snapshot. */
export function liveOf(snapshot: Snapshot): LiveIndex {
  const known = indexes.get(snapshot);
  if (known) return known;
  const byId = new Map<string, Live>();
  const byTrigger = new Map<TriggerKind, Live[]>();
  const silences = new Set<number>();
  const ranked = snapshot.campaigns.toSorted(
    (one, other) => other.priority - one.priority || (one.id < other.id ? -1 : 1),
  );
  for (const [rank, campaign] of ranked.entries()) {
    if (campaign.status !== "live") continue;
    const live = prepare(campaign, rank, snapshot.settings);
    byId.set(campaign.id, live);
    const kind = campaign.trigger.kind;
    byTrigger.set(kind, [...(byTrigger.get(kind) ?? none), live]);
    const silence = silenceMs(campaign);
    if (silence !== null) silences.add(silence);
  }
  const index = { byId, byTrigger, silences: [...silences].toSorted((a, b) => a - b) };
  indexes.set(snapshot, index);
  return index;
}

/** The live campaigns that a kind of trigger starts. */
export function startedBy(index: LiveIndex, kind: TriggerKind): readonly Live[] {
  return index.byTrigger.get(kind) ?? none;
}

/** How long nothing must happen before this campaign starts; null if silence does not start it. */
export function silenceMs({ trigger }: Campaign): number | null {
  if (trigger.kind === "inactive") return trigger.days * 86_400_000;
  if (trigger.kind === "browse-abandoned") return trigger.afterSeconds * 1000;
  if (trigger.kind === "abandoned" && trigger.afterSeconds !== undefined) {
    return trigger.afterSeconds * 1000;
  }
  return null;
}

/** A live campaign with the steps that it had before: who gets one of their variants is counted with theirs. */
export function withSteps({ campaign, rank }: Live, steps: Campaign["steps"], of: Snapshot): Live {
  return prepare({ ...campaign, steps }, rank, of.settings);
}

function prepare(campaign: Campaign, rank: number, settings: Settings): Live {
  const variants = firstVariants(campaign.steps) ?? [{ id: "only", share: 1 }];
  const holdoutShare = settings.everyoneTreated ? 0 : (campaign.holdout ?? 0);
  const shares = variants.map(({ id, share }) => ({ id, share: share || Number.MIN_VALUE }));
  const window = windowIn(settings);
  return {
    campaign,
    rank,
    epoch: {
      // New shares or another window, new epoch: the analysis never mixes people of different ones.
      number: fingerprint(JSON.stringify([holdoutShare, shares, ...Object.values(window)])),
      startsAt: 0,
      holdoutShare,
      variants: shares,
      ...window,
    },
    print: fingerprint(JSON.stringify(campaign.steps)),
    onPageOnly: campaign.steps.length === 1 && campaign.steps[0]?.kind === "show",
  };
}

function firstVariants(
  steps: readonly Step[],
): readonly { readonly id: string; readonly share: number }[] | null {
  const found = stepsOf(steps).find((step) => step.kind === "show" || step.kind === "send");
  return found?.variants ?? null;
}
