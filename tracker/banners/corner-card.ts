import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  card(tag, show, say);
}
