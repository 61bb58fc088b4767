import type { Tag } from "../tag.ts";
import { type Fields, isFields } from "./fields.ts";

declare global {
  interface Window {
    dataLayer?: unknown;
  }
}

// Tag managers keep their newest 300; what lies further back belongs to earlier pages.
const NEWEST = 300;

/** One event of the dataLayer: `{ event, ecommerce }` or gtag's `("event", name, parameters)`. */
function read(entry: Fields, tell: (name: string, given: Fields) => void): void {
  // gtag pushes its own `arguments`: an object with the keys 0, 1, 2.
  const isGtag = "0" in entry;
  const name = isGtag ? entry["1"] : entry["event"];
  if (typeof name !== "string" || (isGtag && entry["0"] !== "event")) return;
  const given = isGtag ? entry["2"] : (entry["ecommerce"] ?? entry["eventModel"] ?? entry);
  tell(name, isFields(given) ? given : {});
}

/** Reads what the dataLayer holds and what is pushed later, also after the shop replaced it. */
export function watchDataLayer(tag: Tag, tell: (name: string, given: Fields) => void): void {
  const seen = new WeakSet();
  let layer: unknown;
  let length = 0;
  const take = (entries: readonly unknown[]): void => {
    for (const entry of entries) {
      if (!isFields(entry) || seen.has(entry)) continue;
      seen.add(entry);
      tag._guard(read)(entry, tell);
    }
  };
  const catchUp = tag._guard(() => {
    const now = window.dataLayer;
    if (!Array.isArray(now)) return;
    if (now !== layer) {
      layer = now;
      const { push } = now;
      now.push = (...entries) => {
        const answer: number = push.apply(now, entries);
        take(entries);
        return answer;
      };
    }
    // A tag manager may have put its own `push` in place of ours.
    if (now.length !== length) take(now.slice(-NEWEST));
    length = now.length;
  });
  catchUp();
  tag._rounds.push(catchUp);
}
