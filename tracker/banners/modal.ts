import type { Show } from "#protocol/decision.ts";
import { css, sayAbout } from "../draw/about.ts";
import { dialog } from "../draw/dialog.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  dialog(tag, show, sayAbout, css);
}
