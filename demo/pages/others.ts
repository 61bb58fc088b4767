import { html } from "./html.ts";
import type { Page } from "./layout.ts";

export function searchPage(): Page {
  return {
    path: "/search",
    kind: "search",
    title: "Search",
    description: "Find what you need.",
    hidden: true,
    body: html`<header class="page-head">
        <h1 data-search-title>Search</h1>
        <p role="status" data-search-status></p>
      </header>
      <div class="grid" data-search-results></div>
      <div class="empty" data-search-empty hidden>
        <h2>Nothing found</h2>
        <p>Try a shorter word, a brand or what you want to do:</p>
        <p class="suggestions">
          <a class="chip-link" href="/search?q=marathon">marathon</a
          ><a class="chip-link" href="/search?q=trail">trail</a
          ><a class="chip-link" href="/search?q=beginner">beginner</a
          ><a class="chip-link" href="/search?q=rain">rain</a>
        </p>
      </div>`,
  };
}

export function wishListPage(): Page {
  return {
    path: "/wish-list",
    kind: "wish-list",
    title: "Wish-list",
    description: "What you would like to have.",
    hidden: true,
    body: html`<header class="page-head"><h1>Wish-list</h1></header>
      <div class="grid" data-wish-list></div>
      <div class="empty" data-wish-empty hidden>
        <h2>No wishes yet</h2>
        <p>Press the heart on anything you like; it stays on this device, without an account.</p>
        <p><a class="button" href="/">Look around</a></p>
      </div>`,
  };
}

export function notFoundPage(): Page {
  return {
    path: "/404",
    kind: "not-found",
    title: "Wrong turn",
    description: "This page does not exist.",
    hidden: true,
    body: html`<div class="empty tall">
      <p class="eyebrow">404</p>
      <h1>Wrong turn.</h1>
      <p>This path leads nowhere. It happens to the best of us.</p>
      <p><a class="button" href="/">Back to the start</a></p>
    </div>`,
  };
}

export function offlinePage(): Page {
  return {
    path: "/offline",
    kind: "offline",
    title: "No signal",
    description: "You are offline.",
    hidden: true,
    body: html`<div class="empty tall">
      <p class="eyebrow">Offline</p>
      <h1>No signal here.</h1>
      <p>Pages that you have seen still open. Your cart is safe.</p>
      <p><a class="button" href="/">Home</a></p>
    </div>`,
  };
}
