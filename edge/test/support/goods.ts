import { env } from "cloudflare:workers";
import type { Catalogue, Product } from "#protocol/product.ts";
import { currentCatalogue } from "../../published/catalogue.ts";
import { siteOf } from "../../namespaces.ts";
import { call, ORIGIN, type TestShop } from "./shop.ts";

/** Something to sell. */
export function product(id: string, rest: Partial<Product> = {}): Product {
  return {
    id,
    name: `Product ${id}`,
    price: 1000,
    currency: "EUR",
    categories: ["things"],
    url: `${ORIGIN}/p/${id}`,
    inStock: true,
    ...rest,
  };
}

export async function upload(shop: TestShop, body: unknown): Promise<void> {
  await call(shop, "POST", "/catalogue", body);
}

/** The catalogue as an isolate reads it. */
export async function published(
  { site }: TestShop,
  before: Catalogue | null = null,
): Promise<Catalogue> {
  const versions = await siteOf(env, site).versions();
  return currentCatalogue(env, site, versions?.catalogue ?? 0, before);
}
