import type { Good } from "../good.ts";

let known = byId(JSON.parse(document.querySelector("#goods")?.textContent ?? "[]"));

/** The products that this page shows: written into it when it was built, or fetched since. */
export function knownGoods(): ReadonlyMap<string, Good> {
  return known;
}

/** All products of the shop. */
export async function allGoods(): Promise<ReadonlyMap<string, Good>> {
  const response = await fetch("/products.json");
  known = byId(await response.json());
  return known;
}

function byId(goods: readonly Good[]): ReadonlyMap<string, Good> {
  return new Map(goods.map((good) => [good.id, good]));
}
