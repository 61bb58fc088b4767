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

/** What a shop should know of its own data before it asks why something is not shown. */
export interface HealthView {
  readonly model: ModelHealth;
}
