import { css } from "./about.css";
import { element } from "./element.ts";
import { type Banner, say } from "./frame.ts";

export { css };

// Below the words and above what there is to do.
function about({ _box, _drawing }: Banner): void {
  const [shown] = _drawing.cards ?? [];
  if (!shown) return;
  const { name, price, image } = shown;
  const picture = image ? element("img", "") : undefined;
  if (picture && image) {
    picture.alt = "";
    picture.src = image;
  }
  const row = element("div", "about", picture, element("span", "", element("b", "", name), price));
  _box.insertBefore(row, _box.querySelector(".clock,.code,.go"));
}

/** Heading and text, then the product, then what there is to do. */
export function sayAbout(made: Banner): void {
  say(made);
  about(made);
}
