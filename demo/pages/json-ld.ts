import type { Article, Product } from "../catalogue/product.ts";
import { type Html, raw } from "./html.ts";

/** Where the built pages think they live; the server puts its own address in its place. */
export const origin = "http://shop.localhost:8788";

function script(data: object): Html {
  // A "<" inside a string could end the script element.
  const json = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll(
    "<",
    "\\u003c",
  );
  return raw(`<script type="application/ld+json">${json}</script>`);
}

export function productData(product: Product): Html {
  const stars = product.reviews.map((review) => review.stars);
  return script({
    "@type": "Product",
    productID: product.id,
    sku: product.id,
    name: `${product.brand} ${product.name}`,
    description: product.line,
    image: product.colours.map((_, index) => `${origin}/img/${product.id}-${index}.svg`),
    brand: { "@type": "Brand", name: product.brand },
    category: product.kind,
    color: product.colours.map((colour) => colour.name).join(", "),
    additionalProperty: Object.entries(product.attributes).map(([name, value]) => ({
      "@type": "PropertyValue",
      name,
      value,
    })),
    aggregateRating: {
      "@type": "AggregateRating",
      ratingValue: averageStars(product).toFixed(1),
      reviewCount: stars.length,
    },
    review: product.reviews.map((review) => ({
      "@type": "Review",
      author: { "@type": "Person", name: review.author },
      name: review.title,
      reviewBody: review.text,
      reviewRating: { "@type": "Rating", ratingValue: review.stars },
    })),
    offers: {
      "@type": "Offer",
      url: `${origin}/p/${product.id}`,
      priceCurrency: "EUR",
      price: (product.priceCents / 100).toFixed(2),
      availability: `https://schema.org/${product.stock > 0 ? "InStock" : "OutOfStock"}`,
      itemCondition: "https://schema.org/NewCondition",
    },
  });
}

export function breadcrumbData(crumbs: readonly (readonly [string, string])[]): Html {
  return script({
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(([name, path], index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: origin + path,
    })),
  });
}

export function listData(products: readonly Product[]): Html {
  return script({
    "@type": "ItemList",
    itemListElement: products.map((product, index) => ({
      "@type": "ListItem",
      position: index + 1,
      url: `${origin}/p/${product.id}`,
    })),
  });
}

export function articleData(article: Article): Html {
  return script({
    "@type": "Article",
    headline: article.title,
    description: article.line,
    author: { "@type": "Person", name: article.author },
    datePublished: article.published,
    articleSection: article.topic,
    mainEntityOfPage: `${origin}/advice/${article.id}`,
  });
}

export function averageStars(product: Product): number {
  return product.reviews.reduce((sum, review) => sum + review.stars, 0) / product.reviews.length;
}
