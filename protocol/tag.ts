import type { Campaign } from "./campaign.ts";
import type { Settings } from "./site.ts";

/** What the edge writes into the tag in place of `__EDGEWISE_SETTINGS__`; none of it authorises anything. */
export interface TagSettings {
  readonly site: string;
  /** Origin that serves the tag, its parts and the decisions; no slash at the end. */
  readonly edge: string;
  readonly consent: Settings["consent"];
  readonly theme: Settings["theme"];
  readonly searchParameter?: string;
  /** Places that the page does not mark itself, as CSS selectors. */
  readonly slots?: Readonly<Record<string, string>>;
  /** Engaged seconds at which a live campaign reacts. */
  readonly dwellSeconds?: readonly number[];
  /** How often a reader says to be still there, where a cart counts as left sooner than usual. */
  readonly presentMs?: number;
}

/** What `EDGE/t/SITE.json` answers: needed by the few who agree to push, so it weighs on nobody else. */
export interface TagPush {
  /** Public VAPID key, base64url. */
  readonly pushKey: string;
  /** Path of the worker's file on the shop's own origin. */
  readonly pushWorker: string;
}

/** The engaged times, in seconds, that live campaigns wait for. */
export function dwellSecondsOf(campaigns: readonly Campaign[]): readonly number[] {
  const live = campaigns.filter(({ status }) => status === "live");
  return [
    ...new Set(
      live.flatMap(({ trigger }) => {
        if (trigger.kind === "dwell") return trigger.seconds;
        // Somebody who is stuck does nothing that would send a batch.
        return trigger.kind === "stage-stalled" ? trigger.afterSeconds : [];
      }),
    ),
  ];
}
