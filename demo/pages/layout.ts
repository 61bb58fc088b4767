import { categories } from "../catalogue.ts";
import type { Product } from "../catalogue/product.ts";
import { goodOf } from "../good.ts";
import { type Html, html, raw } from "./html.ts";
import { icon, lanes } from "./icons.ts";
import { origin } from "./json-ld.ts";

/** A page before it is wrapped; `path` is its address, `data` its JSON-LD. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  readonly kind: string;
  readonly data?: readonly Html[];
  readonly hidden?: boolean;
  readonly image?: string;
  /** Products on the page, told to its script. */
  readonly goods?: readonly Product[];
}

/** File names of the assets, which carry a hash of their content. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

export function layout(page: Page, assets: Assets): string {
  const product = page.kind === "product";
  return html`${raw("<!doctype html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          ${page.title === "Paceward" ? "Paceward: running, well made" : `${page.title} · Paceward`}
        </title>
        <meta name="description" content="${page.description}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f4" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14161a" />
        ${page.hidden ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${origin}${page.path}" />`}
        <meta property="og:title" content="${page.title}" />
        <meta
          property="og:type"
          content="${product ? "product" : page.kind === "article" ? "article" : "website"}"
        />
        ${page.image && html`<meta property="og:image" content="${origin}${page.image}" />`}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
        <script type="module" src="${assets.script}"></script>
        <!--tag-->
        ${page.data ?? []}
        ${
          page.goods &&
          html`<script type="application/json" id="goods">
            ${raw(JSON.stringify(page.goods.map(goodOf)).replaceAll("<", "\\u003c"))}
          </script>`
        }
      </head>
      <body data-page="${page.kind}">
        <a class="skip" href="#main">Skip to content</a>
        <header class="site-header">
          <div class="bar">
            <a class="logo" href="/" aria-label="Paceward, home">${lanes}<span>Paceward</span></a>
            <nav class="main-nav" aria-label="Shop">
              ${categories.map(
                (category) =>
                  html`<a
                    href="/${category.id}"
                    ${raw(page.path === `/${category.id}` ? ' aria-current="page"' : "")}
                    >${category.name}</a
                  >`,
              )}<a href="/advice" ${raw(page.path === "/advice" ? ' aria-current="page"' : "")}
                >Advice</a
              >
            </nav>
            <form class="search-box" action="/search" role="search">
              <label class="sr" for="q">Search the shop</label>${icon("search")}<input
                id="q"
                name="q"
                type="search"
                placeholder="Search"
                autocomplete="off"
                required
              />
            </form>
            <nav class="tools" aria-label="Yours">
              <a href="/wish-list"
                >${icon("heart")}<span class="sr">Wish-list</span
                ><span class="count" data-wish-count hidden></span></a
              ><a href="/cart"
                >${icon("bag")}<span class="sr">Cart</span
                ><span class="count" data-cart-count hidden></span
              ></a>
            </nav>
          </div>
        </header>
        <main id="main" tabindex="-1">${page.body}</main>
        <footer class="site-footer">
          <div class="footer-grid">
            <div>
              <a class="logo" href="/">${lanes}<span>Paceward</span></a>
              <p>
                Forty good things for runners. A demonstration shop: nothing is sent, nothing is
                charged.
              </p>
            </div>
            <nav aria-label="Categories">
              <h2>Shop</h2>
              ${categories.map((category) => html`<a href="/${category.id}">${category.name}</a>`)}
            </nav>
            <nav aria-label="Help">
              <h2>Help</h2>
              <a href="/advice">Advice</a
              ><a href="/p/kestrel-daybreak#delivery">Delivery and returns</a
              ><a href="/wish-list">Wish-list</a><a href="/cart">Cart</a>
            </nav>
          </div>
        </footer>
        <div class="toast" role="status" aria-live="polite" data-toast></div>
      </body>
    </html> `.markup;
}

/** The way back up, for people; the same list feeds the JSON-LD. */
export function breadcrumbs(crumbs: readonly (readonly [string, string])[]): Html {
  return html`<nav class="crumbs" aria-label="Breadcrumb">
    <ol>
      ${crumbs.map(([name, path], index) =>
        index === crumbs.length - 1
          ? html`<li aria-current="page">${name}</li>`
          : html`<li><a href="${path}">${name}</a></li>`,
      )}
    </ol>
  </nav>`;
}
