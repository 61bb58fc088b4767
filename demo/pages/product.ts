import { articles, categoryOf, productOf } from "../catalogue.ts";
import type { Product } from "../catalogue/product.ts";
import { freeShippingCents, inEuro } from "../money.ts";
import { specification } from "./attributes.ts";
import { articleCard, productGrid, stars, tint } from "./cards.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { averageStars, breadcrumbData, productData } from "./json-ld.ts";
import { breadcrumbs, type Page } from "./layout.ts";

export function productPage(product: Product): Page {
  const category = categoryOf(product);
  const crumbs = [
    ["Home", "/"],
    [category.name, `/${category.id}`],
    [`${product.brand} ${product.name}`, `/p/${product.id}`],
  ] as const;
  const related = articles.filter((article) => article.products.includes(product.id)).slice(0, 3);
  return {
    path: `/p/${product.id}`,
    kind: "product",
    title: `${product.brand} ${product.name}`,
    description: product.line,
    image: `/img/${product.id}-0.svg`,
    data: [productData(product), breadcrumbData(crumbs)],
    goods: [product, ...product.accessories.map(productOf)],
    body: html`${breadcrumbs(crumbs)}
      <div class="product" data-product-page="${product.id}">
        <div class="stage tint-${tint(product)}">
          <img
            src="/img/${product.id}-0.svg"
            alt="${product.brand} ${product.name}, ${product.colours[0].name}"
            width="480"
            height="360"
            data-stage
          />
        </div>
        ${buyBox(product)}
      </div>
      <div class="details">
        <section id="description">
          <h2>Description</h2>
          ${product.description.map((paragraph) => html`<p>${paragraph}</p>`)}
        </section>
        <section id="specification">
          <h2>Specification</h2>
          <dl class="specs">
            ${specification(product).map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
        </section>
        ${
          product.sizes.length > 0 &&
          html`<section id="sizes">
            <h2>Sizes</h2>
            <p>${sizeAdvice(product)}</p>
            <p>In stock: ${product.sizes.join(", ")}.</p>
          </section>`
        }
        <section id="reviews">
          <h2>Reviews</h2>
          <p class="rating">
            ${stars(averageStars(product))} ${averageStars(product).toFixed(1)} from
            ${product.reviews.length} ${product.reviews.length === 1 ? "runner" : "runners"}
          </p>
          <ul class="reviews">
            ${product.reviews.map(
              (review) =>
                html`<li>
                  ${stars(review.stars)}
                  <h3>${review.title}</h3>
                  <p>${review.text}</p>
                  <p class="kind">${review.author}</p>
                </li>`,
            )}
          </ul>
        </section>
        <section id="delivery">
          <h2>Delivery and returns</h2>
          <p>
            With you in two to three days within the EU for €4.90, free from
            ${inEuro(freeShippingCents)}. Express the next working day for €9.90.
          </p>
          <p>
            Run in it for 60 days. If it is not right, send it back, dirt and all, and we return
            your money.
          </p>
        </section>
      </div>
      <section class="block" aria-labelledby="goes-with">
        <h2 id="goes-with">Goes well with it</h2>
        ${productGrid("accessories", "Goes well with it", product.accessories.map(productOf))}
      </section>
      <div data-edgewise-slot="recommendations"></div>
      ${
        related.length > 0 &&
        html`<section class="block" aria-labelledby="read-on">
          <h2 id="read-on">Read on</h2>
          <div class="stories">${related.map(articleCard)}</div>
        </section>`
      }`,
  };
}

function buyBox(product: Product): Html {
  return html`<form class="buy" data-buy="${product.id}">
    <p class="brand">${product.brand}</p>
    <h1>${product.name}</h1>
    <p class="kind">${product.kind}</p>
    <p class="lead">${product.line}</p>
    <p class="rating">
      <a href="#reviews"
        >${stars(averageStars(product))}<span>${averageStars(product).toFixed(1)}</span></a
      >
    </p>
    <p class="price big">${inEuro(product.priceCents)} <span class="kind">incl. VAT</span></p>
    ${product.colours.length > 1 && colourChoice(product)}
    ${
      product.sizes.length > 0 &&
      html`<fieldset class="sizes">
        <legend>Size <a href="#sizes">Which one?</a></legend>
        ${product.sizes.map((size) => html`<label class="chip"><input type="radio" name="size" value="${size}" required /><span>${size}</span></label>`)}
      </fieldset>`
    }
    <p class="stock${product.stock === 0 ? " out" : ""}">${stockText(product.stock)}</p>
    <div class="actions">
      <button class="button" type="submit" ${product.stock === 0 && html` disabled`}>
        ${product.stock === 0 ? "Sold out" : "Add to cart"}</button
      ><button
        class="button quiet wish-button"
        type="button"
        data-wish="${product.id}"
        aria-pressed="false"
        aria-label="Put on the wish-list"
      >
        ${icon("heart")}
      </button>
    </div>
    <ul class="small-promises">
      <li>${icon("truck")}With you in two to three days</li>
      <li>${icon("back")}60 days to try, free return</li>
    </ul>
  </form>`;
}

function colourChoice(product: Product): Html {
  return html`<fieldset class="colours">
    <legend>Colour: <span data-colour-name>${product.colours[0].name}</span></legend>
    ${product.colours.map(
      (colour, index) =>
        html`<label class="swatch tint-${tint(product)}"
          ><input
            type="radio"
            name="colour"
            value="${colour.name}"
            data-image="/img/${product.id}-${index}.svg"
            ${index === 0 && html` checked`} /><img
            src="/img/${product.id}-${index}.svg"
            alt="${colour.name}"
            width="480"
            height="360"
        /></label>`,
    )}
  </fieldset>`;
}

function stockText(stock: number): string {
  if (stock === 0) return "Sold out at the moment";
  return stock < 10 ? `Only ${stock} left` : "In stock";
}

function sizeAdvice(product: Product): string {
  if (product.category === "shoes")
    return `Measure your foot in the evening, add one centimetre, and take the size above. Its width is ${product.attributes["width"]}${product.attributes["width"] === "narrow" ? ": with wide feet take half a size more" : ""}.`;
  return "Cut true to size. Between two sizes, take the smaller one for racing and the larger one for everything else.";
}
