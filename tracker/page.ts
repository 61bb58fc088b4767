import type { PageFacts } from "#protocol/batch.ts";

/** What decisions may need to know of this page; the reader fills it in. */
export const page: { -readonly [P in keyof PageFacts]?: PageFacts[P] | undefined } & {
  /** The checkout stage it shows, as far as it told. */
  stage?: string | undefined;
} = {};

/** The path as the shop's own router counts pages. */
export function path(): string {
  const { hash, pathname } = location;
  return ("!/".includes(hash.slice(1, 2)) ? pathname + hash : pathname).slice(0, 1000);
}
