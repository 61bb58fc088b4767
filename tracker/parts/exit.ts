import { guard, on } from "../guard.ts";
import type { Tag } from "../tag.ts";

const STORE = "edgewise";
const REENTRY_MS = 150;
const AWAY_MS = 5000;
const FLICK_PX = 300;
const FLICK_PX_PER_MS = 1.5;
const GESTURE_MS = 150;
const DEPTH = 0.3;

type Leave = (by: "mouse" | "touch") => void;

function watchMouse(leave: Leave): void {
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
    timer = setTimeout(leave, REENTRY_MS, "mouse");
  });
}

function watchTouch(leave: Leave): void {
  let touched = 0;
  let last = 0;
  let lastY = 0;
  let since = 0;
  let from = 0;
  let left = 0;
  on(["touchmove"], (event) => {
    touched = event.timeStamp;
  });
  on(["scroll"], ({ timeStamp: now }) => {
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
    if (isFlick && isByHand && from > DEPTH * document.documentElement.scrollHeight) leave("touch");
  });
  on(["visibilitychange"], ({ timeStamp: now }) => {
    if (document.hidden) left = now;
    else if (left && now - left > AWAY_MS) leave("touch");
  });
}

/** Notices, once in a session and never while paying, that somebody is about to leave. */
export function start(tag: Tag): void {
  let isDone = false;
  const leave = guard((by: "mouse" | "touch") => {
    if (isDone || tag._page.stage === "payment") return;
    isDone = true;
    tag._track("exit_intent", { by });
    // What is kept there says that something may be kept.
    if (STORE in localStorage) sessionStorage[STORE] = 1;
  });
  guard(() => {
    // Blocked storage throws.
    isDone = STORE in sessionStorage;
  })();
  if (matchMedia("(pointer:coarse)").matches) watchTouch(leave);
  else watchMouse(leave);
}
