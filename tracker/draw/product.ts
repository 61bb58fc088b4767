import type { Card } from "#protocol/decision.ts";
import { action, element } from "./element.ts";

/** A product as a link: picture, name, price. */
export function product(shown: Card, click: (target: string) => void): HTMLElement {
  const { image, name, price, url } = shown;
  const link = action("", url, () => click(url));
  link.className = "item";
  const picture = element(image ? "img" : "div", "none");
  if (image && picture instanceof HTMLImageElement) {
    // The name stands right below.
    picture.alt = "";
    picture.loading = "lazy";
    picture.src = image;
  }
  link.append(picture, element("b", "", name));
  if (price) link.append(element("span", "price", price));
  return link;
}
