import type { Tag } from "../tag.ts";

/** Where a place for banners is on this page: as the shop's settings or the page itself name it. */
export function slotOf({ _settings: { slots } }: Tag, name: string): Element | null {
  try {
    return document.querySelector(slots?.[name] ?? `[data-edgewise-slot="${CSS.escape(name)}"]`);
  } catch {
    // No selector at all: then the page has no such place.
    return null;
  }
}
