import type { Product } from "#protocol/product.ts";
import type { Ask, Stockroom } from "./ask.ts";
import { coBought } from "./co-bought.ts";
import { eligible } from "./eligible.ts";

/** Something that goes with a product: named by the shop as compatible, or bought with it by others. */
export interface Accessory {
  readonly id: string;
  readonly step: "compatible" | "co-bought";
}

/** What goes with a product: what the shop names first, then what is bought with it, of another kind and cheaper. */
export function accessories(
  product: Product,
  ask: Ask,
  { model, products }: Stockroom,
): readonly Accessory[] {
  const allows = eligible(ask, products);
  const compatible = (product.accessories ?? []).filter((id) => id !== product.id && allows(id));
  const item = model?.numberOf.get(product.id);
  const together =
    model === null || item === undefined
      ? []
      : coBought(model, [item], ask.size, (other) => {
          const id = model.keys[other] ?? "";
          return allows(id) && goesWith(product, products.get(id));
        }).map((other) => model.keys[other] ?? "");
  const found = new Map<string, Accessory["step"]>();
  for (const id of compatible) found.set(id, "compatible");
  for (const id of together) if (!found.has(id)) found.set(id, "co-bought");
  return [...found].slice(0, ask.size).map(([id, step]) => ({ id, step }));
}

function goesWith(product: Product, other: Product | undefined): boolean {
  return (
    other !== undefined &&
    other.categories.at(-1) !== product.categories.at(-1) &&
    other.currency === product.currency &&
    other.price < product.price
  );
}
