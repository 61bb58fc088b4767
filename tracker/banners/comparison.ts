import type { Show } from "#protocol/decision.ts";
import { css as cards } from "../draw/cards.css";
import { css } from "../draw/comparison.css";
import { dialog } from "../draw/dialog.ts";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { product } from "../draw/product.ts";
import type { Tag } from "../tag.ts";

function cell(name: "th" | "td", scope: string, content: string | Node): HTMLTableCellElement {
  const made = element(name, "", content);
  if (name === "th") made.scope = scope;
  return made;
}

export function start(tag: Tag, show: Show): void {
  const { cards: shown = [], rows = [] } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const head = shown.map((one) => cell("th", "col", product(one, made._click)));
    const body = rows.map(({ label, values }) =>
      element("tr", "", cell("th", "row", label), ...values.map((value) => cell("td", "", value))),
    );
    const table = element(
      "table",
      "",
      element("thead", "", element("tr", "", cell("td", "", ""), ...head)),
      element("tbody", "", ...body),
    );
    const wide = element("div", "wide", table);
    // On a narrow screen it scrolls sideways, for the keyboard too.
    wide.tabIndex = 0;
    wide.role = "group";
    wide.setAttribute("aria-labelledby", "title");
    const button = made._box.querySelector(".go");
    made._box.insertBefore(wide, button);
  };
  dialog(tag, show, fill, cards + css);
}
