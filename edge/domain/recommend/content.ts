import type { Ask, Stockroom } from "./ask.ts";
import { bestSellers } from "./demand.ts";
import { contentId, contentKey } from "./finished-visit.ts";
import { type Learned, learned } from "./learned.ts";
import { rankSettings } from "./settings.ts";

/** An article, guide or review for this visitor, with the step that found it. */
export interface Reading {
  readonly id: string;
  readonly step: Learned["step"] | "linked" | "most-read" | "catalogue";
}

/** What to read next: what visits like this one read, what the shop wrote about these products, what is read most. */
export function recommendContent(
  ask: Ask,
  { model, articles, shelves }: Stockroom,
): readonly Reading[] {
  const read = new Set(ask.trail);
  function allows(id: string | null): boolean {
    if (id === null || articles.get(id) === undefined || read.has(contentKey(id))) return false;
    return (ask.ignored.get(contentKey(id)) ?? 0) < ask.rules.ignoredLimit;
  }
  const list = new Map<string, Reading["step"]>();
  function add(key: string | null, step: Reading["step"]): void {
    if (key !== null && list.size < ask.size && !list.has(key) && allows(key)) list.set(key, step);
  }
  if (model !== null) {
    const permits = (key: string) => allows(contentId(key));
    const found = learned(model, ask.trail, ask.now, ask.size, permits, rankSettings);
    for (const { key, step } of found) add(contentId(key), step);
  }
  for (const product of ask.trail.toReversed()) {
    for (const id of shelves.articlesAbout.get(product) ?? []) add(id, "linked");
  }
  if (model !== null) for (const key of bestSellers(model)) add(contentId(key), "most-read");
  for (const id of shelves.articles) add(id, "catalogue");
  return [...list].map(([id, step]) => ({ id, step }));
}
