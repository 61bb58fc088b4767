import type { Show } from "#protocol/decision.ts";
import { css as list } from "../draw/cards.css";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { inline } from "../draw/inline.ts";
import { css } from "../draw/product.css";
import { product } from "../draw/product.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  const fill: typeof say = (made) => {
    say(made);
    const shown = show.drawing.cards ?? [];
    made._box.append(
      element("ul", "cards", ...shown.map((one) => element("li", "", product(one, made._click)))),
    );
  };
  inline(tag, show, fill, css + list, ":host{width:min(560px,calc(100vw - 32px))}");
}
