import type { Show } from "#protocol/decision.ts";
import type { Tag } from "../tag.ts";
import { css } from "./fixed.css";
import { type Banner, banner, closable, put } from "./frame.ts";

/** Puts a banner over a corner or an edge of the window; the page stays in use. */
export function card(tag: Tag, show: Show, fill: (made: Banner) => void, more = ""): void {
  const box = document.createElement("section");
  const made = banner(tag, show, box, css + more);
  fill(made);
  closable(made);
  put(made, document.body);
}
