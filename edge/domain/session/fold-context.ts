import type { PageFacts } from "#protocol/batch.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";

/** What a fact is read against. */
export interface FoldContext {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly page: PageFacts;
  readonly now: number;
}
