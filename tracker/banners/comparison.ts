import type { Show } from "#protocol/decision.ts";
import { css } from "../draw/comparison.css";
import { dialog } from "../draw/dialog.ts";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { css as one } from "../draw/product.css";
import { product } from "../draw/product.ts";
import type { Tag } from "../tag.ts";

/** The head of a column or row. */
function head(scope: string, content: string | Node): HTMLElement {
  const made = element("th", "", content);
  made.scope = scope;
  return made;
}

export function start(tag: Tag, show: Show): void {
  const { cards: shown = [], rows = [] } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const columns = shown.map((card) => head("col", product(card, made._click)));
    const body = rows.map(({ label, values }) =>
      element("tr", "", head("row", label), ...values.map((value) => element("td", "", value))),
    );
    const table = element(
      "table",
      "",
      element("thead", "", element("tr", "", element("td", ""), ...columns)),
      element("tbody", "", ...body),
    );
    made._box.insertBefore(table, made._box.querySelector(".go"));
  };
  dialog(tag, show, fill, one + css);
}
