import { teller } from "../exit/teller.ts";
import { on } from "../guard.ts";
import type { Tag } from "../tag.ts";

const REENTRY_MS = 150;

/** A pointer that leaves through the upper edge, and does not come back at once. */
export function start(tag: Tag): void {
  const leave = teller(tag, "mouse");
  let y = 0;
  let timer: ReturnType<typeof setTimeout>;
  on(["mousemove"], (event) => {
    y = event.clientY;
  });
  on(["mouseover"], () => clearTimeout(timer));
  on(["mouseout"], (event) => {
    // Suggestions and opened lists lie outside the page too, though nobody is leaving.
    const isTyping = document.activeElement?.matches("input,select,textarea,[contenteditable]");
    if (event.relatedTarget || event.clientY > 0 || event.clientY > y || isTyping) return;
    clearTimeout(timer);
    timer = setTimeout(leave, REENTRY_MS);
  });
}
