import type { Good } from "../good.ts";
import { inEuro } from "../money.ts";
import { make } from "./dom.ts";

/** A product in a list that is drawn in the browser; the twin of the built one. */
export function card(good: Good): HTMLElement {
  const name = `${good.brand} ${good.name}`;
  const heart = make("button", {
    class: "wish",
    type: "button",
    "data-wish": good.id,
    "aria-pressed": "false",
    "aria-label": `Put ${name} on the wish-list`,
  });
  const drawing = document.querySelector(".tools .icon")?.cloneNode(true);
  if (drawing) heart.append(drawing);
  return make(
    "article",
    { class: "card tint-sand", "data-product": good.id },
    make(
      "a",
      { href: `/p/${good.id}` },
      make(
        "span",
        { class: "tile" },
        make("img", { src: `/img/${good.id}-0.svg`, alt: "", width: "480", height: "360" }),
      ),
      make(
        "span",
        { class: "card-text" },
        make("span", { class: "brand" }, good.brand),
        make("strong", {}, good.name),
        make("span", { class: "kind" }, good.kind),
        make("span", { class: "price" }, inEuro(good.priceCents)),
      ),
    ),
    heart,
  );
}
