import { teller } from "../exit/teller.ts";
import type { Tag } from "../tag.ts";

const REENTRY_MS = 150;

/** A pointer that leaves through the upper edge, and does not come back at once. */
export function start(tag: Tag): void {
  const leave = teller(tag, "mouse");
  // These two fire at the page's edge only, not for each element that scrolls by under the pointer.
  const { documentElement: page } = document;
  let timer: ReturnType<typeof setTimeout>;
  page.addEventListener("mouseenter", () => clearTimeout(timer));
  page.addEventListener(
    "mouseleave",
    tag._guard(({ clientY }: MouseEvent) => {
      // Suggestions and opened lists lie outside the page too, though nobody is leaving.
      const isTyping = document.activeElement?.matches("input,select,textarea,[contenteditable]");
      if (clientY > 0 || isTyping) return;
      clearTimeout(timer);
      timer = setTimeout(leave, REENTRY_MS);
    }),
  );
}
