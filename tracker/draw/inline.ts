import type { Show } from "#protocol/decision.ts";
import type { Tag } from "../tag.ts";
import { card } from "./card.ts";
import { type Banner, banner, put } from "./frame.ts";
import { css } from "./inline.css";
import { slotOf } from "./slot.ts";

/**
 * Puts a banner into the shop's slot, and nothing on the page moves: at once where the shop keeps
 * enough room, else as soon as the slot is out of sight. Without a slot it becomes a card.
 */
export function inline(
  tag: Tag,
  show: Show,
  fill: (made: Banner) => void,
  more = "",
  cardCss = "",
): void {
  const { slot } = show.drawing;
  const place = slot && slotOf(tag, slot);
  if (!place) {
    if (!slot) card(tag, show, fill, more + cardCss);
    return;
  }
  const made = banner(tag, show, document.createElement("section"), css + more);
  fill(made);
  const { _host: host } = made;
  // Measured where it will stand, but taking no room yet.
  host.style.cssText = "position:absolute;visibility:hidden;inset-inline:0";
  const room = place.getBoundingClientRect().height;
  const outer = document.createElement("div");
  outer.style.cssText = "position:relative;height:0";
  outer.append(host);
  place.append(outer);
  const fits = room >= host.offsetHeight;
  outer.remove();
  const observer = new IntersectionObserver(
    tag._guard(([entry]: IntersectionObserverEntry[]) => {
      const isBelow = entry && !entry.isIntersecting && entry.boundingClientRect.top > 0;
      if (!fits && !isBelow) return;
      observer.disconnect();
      host.removeAttribute("style");
      put(made, place);
    }),
  );
  observer.observe(place);
}
