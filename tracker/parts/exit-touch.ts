import { teller } from "../exit/teller.ts";
import type { Tag } from "../tag.ts";

const AWAY_MS = 5000;
const FLICK_PX = 300;
const FLICK_PX_PER_MS = 1.5;
const GESTURE_MS = 150;
const DEPTH = 0.3;

/** A fast flick back up from further down, or a return after a while in another app. */
export function start(tag: Tag): void {
  const leave = teller(tag, "touch");
  let touched = 0;
  let last = 0;
  let lastY = 0;
  let since = 0;
  let from = 0;
  let left = 0;
  tag._on("touchmove", (event) => {
    touched = event.timeStamp;
  });
  tag._on("scroll", ({ timeStamp: now }) => {
    const y = scrollY;
    if (y >= lastY || now - last > GESTURE_MS) {
      since = now;
      from = y;
    }
    last = now;
    lastY = y;
    const way = from - y;
    const isFlick = way > FLICK_PX && way > FLICK_PX_PER_MS * (now - since);
    // A shop that scrolls by itself, say after adding to the cart, is nobody leaving.
    const isByHand = now - touched < 1000;
    if (isFlick && isByHand && from > DEPTH * document.documentElement.scrollHeight) leave();
  });
  tag._on("visibilitychange", ({ timeStamp: now }) => {
    if (document.hidden) left = now;
    else if (left && now - left > AWAY_MS) leave();
  });
}
