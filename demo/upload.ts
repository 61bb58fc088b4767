import type { CatalogueUpload, Product as UploadedProduct } from "#protocol/product.ts";
import { articles, categoryOf, products } from "./catalogue.ts";
import type { Product } from "./catalogue/product.ts";
import { specification } from "./pages/attributes.ts";

/** The shop's catalogue as the edge takes it; `origin` is the shop's own, such as `https://shop.example`. */
export function catalogueUpload(origin: string): CatalogueUpload {
  return {
    products: products.map((product) => uploaded(product, origin)),
    articles: articles.map((article) => ({
      id: article.id,
      title: article.title,
      url: `${origin}/advice/${article.id}`,
      tags: article.topic.split(" "),
      summary: article.line,
      products: [...article.products],
    })),
  };
}

function uploaded(product: Product, origin: string): UploadedProduct {
  return {
    id: product.id,
    name: `${product.brand} ${product.name}`,
    price: product.priceCents,
    currency: "EUR",
    categories: [categoryOf(product).id, product.kind.toLowerCase()],
    brand: product.brand,
    tags: [...tags(product)],
    attributes: Object.fromEntries(specification(product)),
    url: `${origin}/p/${product.id}`,
    image: `${origin}/img/${product.id}-0.svg`,
    inStock: product.stock > 0,
    stock: product.stock,
    consumable: ["Gel", "Electrolytes"].includes(product.kind),
    accessories: [...product.accessories],
  };
}

/** Words by which a product, and whoever looks at it, can be recognised. */
function tags(product: Product): Set<string> {
  const { distance, surface } = product.attributes;
  return new Set(
    [product.tier, distance, surface, product.kind.startsWith("Beginner") ? "beginner" : undefined]
      .filter((tag) => tag !== undefined)
      .map(String),
  );
}
