import type { Show } from "#protocol/decision.ts";
import { settings } from "./settings.ts";
import type { Painter, Tag } from "./tag.ts";

// Names this build's parts: their addresses never change, so browsers keep them for good.
declare const __EDGEWISE_PARTS__: string;

/** What lazy parts get; the boot fills it in. */
export const tag: Partial<Tag> = { _settings: settings };

/** Pages that draw for themselves. */
export const painters: Painter[] = [];

/** Fetches a part when it is needed; without it, say behind an ad blocker, all else goes on. */
export function load(part: string, value?: unknown): void {
  import(`${settings.edge}/p/${part}.${__EDGEWISE_PARTS__}.js`)
    .then((module) => module.start(tag, value))
    .catch(() => {});
}

/** Shows a banner, unless the page does so itself. */
export function draw(show: Show): void {
  if (!painters.some((paint) => paint(show) === true)) load(show.drawing.kind, show);
}
