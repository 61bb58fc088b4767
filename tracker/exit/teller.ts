import type { Tag } from "../tag.ts";

const STORE = "edgewise";

/** Tells, once in a session and never while paying, that somebody is about to leave. */
export function teller(tag: Tag, by: "mouse" | "touch"): () => void {
  let isDone: boolean | undefined;
  tag._guard(() => {
    // Blocked storage throws.
    isDone = STORE in sessionStorage;
  })();
  return tag._guard(() => {
    if (isDone || tag._page.stage === "payment") return;
    isDone = true;
    tag._track("exit_intent", { by });
    // What is kept there says that something may be kept.
    if (STORE in localStorage) sessionStorage[STORE] = 1;
  });
}
