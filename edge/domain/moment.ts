import type { PageFacts } from "#protocol/batch.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Market, Snapshot } from "#protocol/site.ts";
import { type LiveIndex, liveOf } from "./decide/live.ts";
import { type LocalTime, localTime } from "./local-time.ts";
import type { Understanding } from "./persona/understand.ts";
import { marketOf } from "./profile.ts";
import type { Model } from "./recommend/model.ts";
import { isBusiness } from "./session/business.ts";
import { askAbout } from "./segment/ask.ts";
import type { Ask } from "./segment/holds.ts";
import type { VisitorState } from "./state.ts";

/** A code that the shop issued; null: none could be issued. By `CAMPAIGN/VARIANT`. */
export type Codes = Readonly<
  Record<string, { readonly code: string; readonly endsAt: number } | null>
>;

/** What the shop's side of a decision is made of. */
export interface Surroundings {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly model: Model | null;
  /** The version of `model`, which may be older than the newest; 0: none. */
  readonly modelVersion?: number | undefined;
  readonly now: number;
  readonly seed: string;
  /** Answers to an earlier result's wishes. */
  readonly codes?: Codes;
  /** Older snapshots that journeys under way began with, see `versionsOf`. */
  readonly older?: ReadonlyMap<number, Snapshot> | undefined;
}

/** Everything that one decision may look at besides the visitor's own state. */
export interface Moment extends Surroundings {
  readonly codes: Codes;
  readonly live: LiveIndex;
  readonly market: Market;
  readonly understanding: Understanding;
  readonly page: PageFacts | null;
  /** Nobody is there: a program loads the page. */
  readonly isBot: boolean;
  readonly zone: string;
  readonly ask: Ask;
  readonly local: () => LocalTime;
}

/** The moment at which a visitor in this state is decided about. */
export function momentOf(
  state: VisitorState,
  around: Surroundings,
  understanding: Understanding,
  page: PageFacts | null,
  isBot = false,
): Moment {
  const { snapshot, catalogue, now } = around;
  const market = marketOf(state.profile, snapshot.settings, isBusiness(state.session));
  const zone = state.profile.timeZone ?? snapshot.settings.timeZone;
  return {
    snapshot,
    catalogue,
    model: around.model,
    modelVersion: around.modelVersion,
    now,
    seed: around.seed,
    older: around.older,
    codes: around.codes ?? {},
    live: liveOf(snapshot),
    market,
    understanding,
    page,
    isBot,
    zone,
    ask: askAbout(() => ({
      session: state.session,
      understanding,
      profile: state.profile,
      campaigns: state.campaigns,
      subscribed: state.push !== null,
      market,
      snapshot,
      catalogue,
      now,
    })),
    local: once(() => localTime(now, zone)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
