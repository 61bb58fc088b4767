import type { Show } from "./decision.ts";
import type { Settings } from "./site.ts";

/** Where the page lies on which the tag's own banners are drawn to be looked at. */
export const FRAME_PATH = "/preview/";

/** What the dashboard has drawn there; the page says "ready" first. */
export interface FrameMessage {
  readonly show: Show | null;
  readonly theme: Settings["theme"];
  readonly scheme: "light" | "dark";
}
