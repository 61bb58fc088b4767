import { productOf } from "../catalogue.ts";
import type { Article, Product } from "../catalogue/product.ts";
import { inEuro } from "../money.ts";
import { type Html, html, raw } from "./html.ts";
import { icon } from "./icons.ts";

/** A product in a list. */
export function productCard(product: Product): Html {
  return html`<article
    class="card tint-${tint(product)}"
    data-product="${product.id}"
    data-tier="${product.tier}"
    data-price="${product.priceCents}"
    data-surface="${product.attributes["surface"]}"
  >
    <a href="/p/${product.id}"
      ><span class="tile"
        ><img
          src="/img/${product.id}-0.svg"
          alt=""
          width="480"
          height="360"
          loading="lazy"
          decoding="async"
      /></span>
      <span class="card-text"
        ><span class="brand">${product.brand}</span><strong>${product.name}</strong
        ><span class="kind">${product.kind}</span
        ><span class="price">${inEuro(product.priceCents)}</span></span
      ></a
    >
    <button
      class="wish"
      type="button"
      data-wish="${product.id}"
      aria-pressed="false"
      aria-label="Put ${product.brand} ${product.name} on the wish-list"
    >
      ${icon("heart")}
    </button>
    ${product.stock === 0 && html`<span class="flag">Sold out</span>`}${product.stock > 0 && product.stock < 6 && html`<span class="flag">Only ${product.stock} left</span>`}
  </article>`;
}

/** A list that is told to the data layer as one. */
export function productGrid(id: string, name: string, products: readonly Product[]): Html {
  return html`<div class="grid" data-list="${id}" data-list-name="${name}">
    ${products.map(productCard)}
  </div>`;
}

export function articleCard(article: Article): Html {
  const shown = productOf(article.products[0] ?? "");
  return html`<article class="story tint-${tint(shown)}">
    <a href="/advice/${article.id}"
      ><span class="tile"
        ><img
          src="/img/${shown.id}-0.svg"
          alt=""
          width="480"
          height="360"
          loading="lazy"
          decoding="async"
      /></span>
      <span class="story-text"
        ><span class="brand">${article.topic}</span><strong>${article.title}</strong
        ><span>${article.line}</span><span class="kind">${article.minutes} min</span></span
      ></a
    >
  </article>`;
}

const tints = ["sand", "mist", "sage", "rose", "sky"] as const;

/** A quiet background that stays the same for a product. */
export function tint(product: Product): string {
  const sum = Buffer.from(product.id).reduce((total, byte) => total + byte, 0);
  return tints[sum % tints.length] ?? "sand";
}

export function stars(count: number): Html {
  return html`<span class="stars" role="img" aria-label="${count.toFixed(1)} of 5 stars"
    >${raw(
      [1, 2, 3, 4, 5]
        .map(
          (star) =>
            `<svg class="star${star <= Math.round(count) ? " on" : ""}" viewBox="0 0 20 20" aria-hidden="true"><path d="m10 1.8 2.5 5.3 5.8.8-4.2 4 1 5.8L10 15l-5.1 2.7 1-5.8-4.2-4 5.8-.8Z"/></svg>`,
        )
        .join(""),
    )}</span
  >`;
}
