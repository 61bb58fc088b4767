import type { Show } from "#protocol/decision.ts";
import { css, sayAbout } from "../draw/about.ts";
import { card } from "../draw/card.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  card(tag, show, sayAbout, css);
}
