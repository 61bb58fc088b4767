import { products } from "../catalogue.ts";
import type { Category } from "../catalogue/product.ts";
import { productGrid } from "./cards.ts";
import { html } from "./html.ts";
import { breadcrumbData, listData } from "./json-ld.ts";
import { breadcrumbs, type Page } from "./layout.ts";

const tiers = [
  ["", "All prices"],
  ["entry", "Entry"],
  ["core", "Core"],
  ["premium", "Premium"],
] as const;

export function categoryPage(category: Category): Page {
  const here = products.filter((product) => product.category === category.id);
  const crumbs = [
    ["Home", "/"],
    [category.name, `/${category.id}`],
  ] as const;
  return {
    path: `/${category.id}`,
    kind: "category",
    title: category.name,
    description: category.intro,
    data: [breadcrumbData(crumbs), listData(here)],
    goods: here,
    body: html`${breadcrumbs(crumbs)}
      <header class="page-head">
        <h1>${category.name}</h1>
        <p>${category.intro}</p>
      </header>
      <form class="filters" data-filters>
        <fieldset>
          <legend class="sr">Price</legend>
          ${tiers.map(
            ([value, name], index) =>
              html`<label class="chip"
                ><input
                  type="radio"
                  name="tier"
                  value="${value}"
                  ${index === 0 && html` checked`}
                /><span>${name}</span></label
              >`,
          )}
        </fieldset>
        <label class="sort"
          ><span>Sort by</span
          ><select name="sort">
            <option value="">Our order</option>
            <option value="up">Price, low to high</option>
            <option value="down">Price, high to low</option>
          </select></label
        >
      </form>
      <p class="sr" role="status" data-filter-status></p>
      ${productGrid(category.id, category.name, here)}`,
  };
}
