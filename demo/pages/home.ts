import { articles, categories, productOf } from "../catalogue.ts";
import { inEuro } from "../money.ts";
import { articleCard, productGrid } from "./cards.ts";
import { html } from "./html.ts";
import { bend, icon } from "./icons.ts";
import type { Page } from "./layout.ts";

const faces = {
  shoes: "solvane-tempo",
  apparel: "tarn-rain",
  electronics: "orrery-pace",
  essentials: "ground-flask",
};
const favourites = [
  "kestrel-aero-3",
  "solvane-marathon-pro",
  "kestrel-daybreak",
  "paceward-first",
  "tarn-wind",
  "orrery-one",
  "fjellby-ridge",
  "oatwell-gel-box",
];

export function homePage(): Page {
  const loved = favourites.map(productOf);
  const star = productOf("kestrel-aero-3");
  return {
    path: "/",
    kind: "home",
    title: "Paceward",
    description:
      "Forty good things for runners: shoes, apparel, watches and food, chosen by people who run.",
    goods: loved,
    body: html`<section class="hero">
        ${bend}
        <div class="hero-text">
          <p class="eyebrow">Spring races</p>
          <h1>Run your own pace.</h1>
          <p>Forty good things for runners, chosen by people who run. Nothing else.</p>
          <p class="actions">
            <a class="button" href="/shoes">See all shoes</a
            ><a class="button quiet" href="/advice/sixteen-weeks-to-a-marathon"
              >Sixteen weeks to a marathon</a
            >
          </p>
        </div>
        <a class="hero-shoe" href="/p/${star.id}"
          ><img
            src="/img/${star.id}-1.svg"
            alt="${star.brand} ${star.name}"
            width="456"
            height="256"
            fetchpriority="high"
          /><span class="hero-tag"
            ><strong>${star.brand} ${star.name}</strong
            ><span>${inEuro(star.priceCents)}</span></span
          ></a
        >
      </section>
      <ul class="promises">
        <li>${icon("truck")}Free delivery from ${inEuro(7500)}</li>
        <li>${icon("back")}Run in it for 60 days, then decide</li>
        <li>${icon("check")}Chosen and tested by runners</li>
      </ul>
      <section class="block" aria-labelledby="categories">
        <h2 id="categories">What are you looking for?</h2>
        <div class="doors">
          ${categories.map(
            (category) =>
              html`<a class="door door-${category.id}" href="/${category.id}"
                ><span><strong>${category.name}</strong><span>${category.line}</span></span
                ><img
                  src="/img/${faces[category.id]}-0.svg"
                  alt=""
                  width="480"
                  height="360"
                  loading="lazy"
              /></a>`,
          )}
        </div>
      </section>
      <section class="block" aria-labelledby="favourites">
        <div class="block-head">
          <h2 id="favourites">Most loved this month</h2>
          <a class="more" href="/shoes">All shoes ${icon("arrow")}</a>
        </div>
        ${productGrid("favourites", "Most loved this month", loved)}
      </section>
      <div data-edgewise-slot="recommendations"></div>
      <section class="block" aria-labelledby="stories">
        <div class="block-head">
          <h2 id="stories">Good to know</h2>
          <a class="more" href="/advice">All advice ${icon("arrow")}</a>
        </div>
        <div class="stories">${articles.slice(0, 3).map(articleCard)}</div>
      </section>`,
  };
}
