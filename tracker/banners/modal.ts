import type { Show } from "#protocol/decision.ts";
import { dialog } from "../draw/dialog.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  dialog(tag, show, say);
}
