import type { Product } from "#protocol/product.ts";
import type { Ask, Stockroom } from "./ask.ts";
import { bestSellers, personaBest } from "./demand.ts";
import { eligible } from "./eligible.ts";
import { explore } from "./explore.ts";
import { isNew } from "./is-new.ts";
import { learned } from "./learned.ts";
import { mostLike } from "./likeness.ts";
import type { Proposal, Step } from "./proposal.ts";
import { rankSettings } from "./settings.ts";

/** Products for this visitor, the likeliest first; each step only fills what those before it left. */
export function recommend(ask: Ask, stockroom: Stockroom): readonly Proposal[] {
  const { model, shelves } = stockroom;
  const allows = eligible(ask, stockroom.products);
  const list = new Map<string, Step>();
  function fill(step: Step, ids: () => readonly string[]): void {
    if (list.size >= ask.size) return;
    for (const id of ids()) {
      if (list.size < ask.size && !list.has(id) && allows(id)) list.set(id, step);
    }
  }
  fill("pinned", () => ask.rules.pins);
  if (model !== null && list.size < ask.size) {
    // As many more as are pinned: a pinned product may come up again.
    const size = ask.size + list.size;
    for (const { key, step } of learned(model, ask.trail, ask.now, size, allows, rankSettings)) {
      fill(step, () => [key]);
    }
  }
  const at = productAt(ask, stockroom);
  const here = at?.categories.at(-1) ?? null;
  fill("compatible", () => at?.accessories ?? []);
  function onShelf(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => isOn(here, stockroom.products.get(id)));
  }
  if (model !== null) fill("persona", () => onShelf(personaBest(model, ask.persona)));
  fill("new", () =>
    shelves.newest
      .filter((product) => isNew(product.addedAt, ask.now) && isOn(here, product))
      .map((product) => product.id),
  );
  if (model !== null) fill("best-seller", () => bestSellers(model));
  // The narrowest shelf first: without visits it says most about what else may do.
  if (at !== null) {
    for (const shelf of at.categories.toReversed()) {
      fill("same-shelf", () => mostLike(at, shelves.onShelf.get(shelf) ?? [], stockroom.products));
    }
  }
  fill("catalogue", () => shelves.newest.map((product) => product.id));
  const found = [...list].map(([id, step]) => ({ id, step, propensity: 1 }));
  return explore(found, ask, stockroom, allows);
}

/** What the visitor is at, or looked at last. */
function productAt(ask: Ask, { products }: Stockroom): Product | null {
  const keys = ask.current === null ? ask.trail : [...ask.trail, ask.current];
  for (const key of keys.toReversed()) {
    const product = products.get(key);
    if (product !== undefined) return product;
  }
  return null;
}

function isOn(shelf: string | null, product: Product | undefined): boolean {
  return shelf === null || (product?.categories.includes(shelf) ?? false);
}
