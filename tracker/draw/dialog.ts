import type { Show } from "#protocol/decision.ts";
import type { Tag } from "../tag.ts";
import { css } from "./dialog.css";
import { type Banner, banner, closable, put } from "./frame.ts";

/** Opens a banner that covers the page: the browser keeps the focus inside and gives it back. */
export function dialog(tag: Tag, show: Show, fill: (made: Banner) => void, more = ""): void {
  const box = document.createElement("dialog");
  const made = banner(tag, show, box, css + more);
  fill(made);
  closable(made);
  box.addEventListener("cancel", () => made._close());
  box.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    if (target === box && !isInside) made._close();
  });
  put(made, document.body);
  box.showModal();
  // What it is about is read first, and no button that a stray Enter would press has the focus.
  box.tabIndex = -1;
  box.focus();
}
