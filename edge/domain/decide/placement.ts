import { type Banner, interrupting } from "#protocol/catalog/banners.ts";

/** Where a banner stands: one winner each. "page" covers it; "slot:NAME" is the shop's own place. */
export function placementOf(banner: Banner): string {
  if (interrupting.has(banner.kind)) return "page";
  if ("slot" in banner && banner.slot !== undefined) return `slot:${banner.slot}`;
  if (banner.kind === "bar") return banner.position === "bottom" ? "bottom" : "top";
  return "corner";
}

/** Whether this page has that place. */
export function isOnPage(placement: string, slots: readonly string[] | undefined): boolean {
  return !placement.startsWith("slot:") || (slots ?? []).includes(placement.slice(5));
}
