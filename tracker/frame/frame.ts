import type { Show } from "#protocol/decision.ts";
import type { FrameMessage } from "#protocol/frame.ts";
import { guard } from "../guard.ts";
import type { Tag } from "../tag.ts";

declare const __EDGEWISE_PARTS__: string;

function doNothing(): void {}

/** The page's own tag tells the edge; this one has nobody to tell. */
function silentTag(theme: FrameMessage["theme"]): Partial<Tag> {
  return {
    _settings: { site: "", edge: "", consent: "required", theme },
    _track: doNothing,
    _guard: guard,
    _load: doNothing,
  };
}

function clear(): void {
  for (const old of document.querySelectorAll("edgewise-banner")) old.remove();
  for (const slot of document.querySelectorAll("[data-edgewise-slot]")) slot.remove();
}

/** Draws with the very part that visitors get, on a page that is nobody's. */
async function draw(show: Show, theme: FrameMessage["theme"]): Promise<void> {
  const { kind, slot } = show.drawing;
  const part = await import(`/p/${kind}.${__EDGEWISE_PARTS__}.js`);
  clear();
  if (slot !== undefined) {
    const place = document.createElement("div");
    place.dataset["edgewiseSlot"] = slot;
    document.querySelector("main")?.append(place);
  }
  part.start(silentTag(theme), show);
}

// Whatever this browser was told about our own address, the shop's visitors have not been asked yet.
Object.defineProperty(Notification, "permission", { value: "default" });

// A modal dialog is never inert, whatever its page and its frame are: it would take the focus from the field that is
// being written. A popover lies as high, over the same veil.
HTMLDialogElement.prototype.showModal = function showAbovePage() {
  this.popover = "manual";
  this.showPopover();
};

addEventListener("message", ({ origin, data }: MessageEvent<FrameMessage>) => {
  if (origin !== location.origin) return;
  document.documentElement.style.colorScheme = data.scheme;
  document.documentElement.lang = data.show?.drawing.locale ?? "en";
  if (data.show) void draw(data.show, data.theme);
  else clear();
});

parent.postMessage("ready", location.origin);
