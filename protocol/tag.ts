import type { Campaign, Step } from "./campaign.ts";
import type { BannerKind } from "./catalog/banners.ts";
import type { Settings } from "./site.ts";

/** The lazy parts of the tag; a renderer is named after the banner kind it draws. */
export type PartName =
  | "exit"
  | "consent"
  | "reader"
  | "platforms"
  | "offline"
  | "vitals"
  | "errors"
  | "push"
  | "debug"
  | `renderer-${BannerKind}`;

/** What the edge writes into the tag in place of `__EDGEWISE_SETTINGS__`; none of it authorises anything. */
export interface TagSettings {
  readonly site: string;
  /** Origin that serves the tag, its parts and the decisions; no slash at the end. */
  readonly edge: string;
  readonly consent: Settings["consent"];
  /** Public VAPID key, base64url. */
  readonly pushKey: string;
  readonly pushWorker: string;
  /** Content hashes of the parts this shop may need: a part lies at EDGE/p/NAME.HASH.js for ever. */
  readonly parts: Readonly<Partial<Record<PartName, string>>>;
  readonly theme: Settings["theme"];
  readonly searchParameter?: string;
  /** Engaged seconds at which a live campaign reacts. */
  readonly dwellSeconds?: readonly number[];
  /** Version of the shop's snapshot. */
  readonly version: number;
}

/** What the live campaigns ask of the tag: banner kinds to draw and engaged times to report. */
export function tagNeeds(campaigns: readonly Campaign[]): {
  readonly kinds: ReadonlySet<BannerKind>;
  readonly dwellSeconds: readonly number[];
} {
  const live = campaigns.filter(({ status }) => status === "live");
  const seconds = live.flatMap(({ trigger }) => (trigger.kind === "dwell" ? trigger.seconds : []));
  return {
    kinds: new Set(live.flatMap(({ steps }) => steps.flatMap(shownKinds))),
    dwellSeconds: [...new Set(seconds)],
  };
}

/** Picks the parts a shop gets: renderers only of the kinds its campaigns show, not the tag itself. */
export function partsFor(
  all: Readonly<Record<string, string>>,
  kinds: ReadonlySet<BannerKind>,
): TagSettings["parts"] {
  const drawn = new Set([...kinds].map((kind) => `renderer-${kind}`));
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !name.startsWith("renderer-") || drawn.has(name)),
  );
}

function shownKinds(step: Step): readonly BannerKind[] {
  if (step.kind === "show") return step.variants.map(({ banner }) => banner.kind);
  if (step.kind !== "branch") return [];
  return [...step.arms.flatMap(({ steps }) => steps), ...step.otherwise].flatMap(shownKinds);
}
