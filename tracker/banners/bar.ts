import type { Show } from "#protocol/decision.ts";
import { css } from "../draw/bar.css";
import { card } from "../draw/card.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  const fill: typeof say = (made) => {
    made._host.toggleAttribute("top", show.drawing.position === "top");
    say(made);
  };
  card(tag, show, fill, css);
}
