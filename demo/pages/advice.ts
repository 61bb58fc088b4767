import { articles, productOf } from "../catalogue.ts";
import type { Article } from "../catalogue/product.ts";
import { articleCard, productGrid } from "./cards.ts";
import { html } from "./html.ts";
import { articleData, breadcrumbData } from "./json-ld.ts";
import { breadcrumbs, type Page } from "./layout.ts";

export function adviceListPage(): Page {
  return {
    path: "/advice",
    kind: "article-list",
    title: "Advice",
    description: "Short, honest articles about training, shoes and food.",
    body: html`${breadcrumbs([
        ["Home", "/"],
        ["Advice", "/advice"],
      ])}
      <header class="page-head">
        <h1>Advice</h1>
        <p>
          Short and honest, written by people who run. No plan survives a bad night; these ones know
          it.
        </p>
      </header>
      <div class="stories">${articles.map(articleCard)}</div>`,
  };
}

const day = new Intl.DateTimeFormat("en-IE", { dateStyle: "long", timeZone: "UTC" });

export function articlePage(article: Article): Page {
  const crumbs = [
    ["Home", "/"],
    ["Advice", "/advice"],
    [article.title, `/advice/${article.id}`],
  ] as const;
  const shown = article.products.map(productOf);
  return {
    path: `/advice/${article.id}`,
    kind: "article",
    title: article.title,
    description: article.line,
    data: [articleData(article), breadcrumbData(crumbs)],
    goods: shown,
    body: html`${breadcrumbs(crumbs)}
      <article class="read" data-article="${article.id}" data-topic="${article.topic}">
        <header>
          <p class="eyebrow">${article.topic}</p>
          <h1>${article.title}</h1>
          <p class="lead">${article.line}</p>
          <p class="kind">
            ${article.author} ·
            <time datetime="${article.published}">${day.format(new Date(article.published))}</time>
            · ${article.minutes} minutes
          </p>
        </header>
        <div class="read-picture tint-sand">
          ${shown.slice(0, 2).map((product) => html`<img src="/img/${product.id}-0.svg" alt="${product.brand} ${product.name}" width="480" height="360" />`)}
        </div>
        ${article.sections.map(
          (section) =>
            html`<section>
              <h2>${section.heading}</h2>
              ${section.text.map((paragraph) => html`<p>${paragraph}</p>`)}
            </section>`,
        )}
      </article>
      <section class="block" aria-labelledby="mentioned">
        <h2 id="mentioned">What we wrote about</h2>
        ${productGrid("article", article.title, shown)}
      </section>`,
  };
}
