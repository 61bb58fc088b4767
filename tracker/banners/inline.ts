import type { Show } from "#protocol/decision.ts";
import { say } from "../draw/frame.ts";
import { inline } from "../draw/inline.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  inline(tag, show, say);
}
