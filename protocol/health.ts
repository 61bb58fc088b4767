/** What is known of the model that recommendations are made from. */
export interface ModelHealth {
  /** 0 before the first one. */
  readonly version: number;
  /** Epoch ms. */
  readonly builtAt: number;
  readonly buildMs: number;
  /** Visits and items in it, and its size in bytes. */
  readonly visits: number;
  readonly items: number;
  readonly bytes: number;
  /** Finished visits that are kept to learn from, and those that the model does not know yet. */
  readonly kept: number;
  readonly fresh: number;
  /** The last published model that could not be opened; the one before it goes on serving. */
  readonly broken: {
    readonly version: number;
    readonly reason: string;
    readonly at: number;
  } | null;
}

/** How the last reading of a shop's feed went. */
export interface FeedHealth {
  readonly url: string;
  /** When it was tried and when it last succeeded, epoch ms; 0: not yet. */
  readonly triedAt: number;
  readonly readAt: number;
  readonly outcome:
    | "waiting"
    | "read"
    | "not-modified"
    | "refused-address"
    | "unreachable"
    | "bad-status"
    | "not-a-feed"
    | "incomplete"
    | "shrank";
  /** Of the last complete reading. */
  readonly products: number;
  readonly changed: number;
  readonly gone: number;
  /** Entries that lack something, and the first of them. */
  readonly unusable: number;
  readonly problems: readonly { readonly id: string | null; readonly field: string }[];
}

/** Which ids of the shop's pages name a product of the catalogue. */
export interface IdsView {
  /** Distinct ids seen lately, and those that were found, exactly or by a rule. */
  readonly seen: number;
  readonly matched: number;
  /** Of all looks; null before the first. */
  readonly share: number | null;
  /** How ids were found that are not the catalogue's own. */
  readonly byRule: Readonly<Record<string, number>>;
  readonly byHand: Readonly<Record<string, string>>;
  readonly unmatched: readonly { readonly id: string; readonly looks: number }[];
}

export interface CatalogueHealth {
  readonly version: number;
  readonly products: number;
  readonly articles: number;
  /** Former prices are known from then on, epoch ms. */
  readonly pricesSince: number;
  readonly feed: FeedHealth | null;
  /** Share of looks at products whose id the catalogue knows; null before the first. */
  readonly matchedShare: number | null;
}

/** Something a shop should mend. */
export type HealthAlert = "model-broken" | "feed-fails" | "ids-unmatched" | "key-expires";

/** What a shop should know of its own data before it asks why something is not shown. */
export interface HealthView {
  readonly model: ModelHealth;
  readonly catalogue: CatalogueHealth;
  /** When browsers that subscribed with an older push key stop being reachable, epoch ms; null: there are none. */
  readonly pushKeyEndsAt: number | null;
  readonly alerts: readonly HealthAlert[];
}
