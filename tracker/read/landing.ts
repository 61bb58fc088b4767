import type { PageFacts } from "#protocol/batch.ts";
import { slotOf } from "../draw/slot.ts";
import type { Tag } from "../tag.ts";
import { asked } from "./query.ts";

const bare = (host: string): string => host.replace(/^www\./, "");

function referrer(): NonNullable<PageFacts["referrer"]> {
  if (!document.referrer) return "none";
  const host = bare(new URL(document.referrer).hostname);
  if (host === bare(location.hostname)) return "own";
  if (/^(web)?mail\.|outlook\.|\.mail\./.test(host)) return "mail";
  if (/(^|\.)(google|bing|duckduckgo|ecosia|yahoo|yandex|seznam)\./.test(host)) return "search";
  if (/(^|\.)(facebook|instagram|pinterest|tiktok|youtube|linkedin|x|t)\.com?$/.test(host))
    return "social";
  return "other";
}

/** Tells what the address and the browser know of this visit. */
export function readLanding(tag: Tag): void {
  const page = tag._page;
  page.referrer = referrer();
  // The shop's own people open their link once; from then on this browser is not counted.
  tag._guard(() => {
    const staff = asked("ew_staff");
    if (staff) localStorage.setItem("ew_staff", staff === "off" ? "" : staff);
    page.staff = localStorage.getItem("ew_staff") || undefined;
  })();
  page.preview = asked("ew_preview");
  // Its link led here; the answer may depend on that, so it goes first.
  const token = asked("ew_click");
  if (token) tag._track("message_clicked", { token });
  // A second page is no bounce.
  tag._mean(page.referrer === "own" || page.preview);
  page.touch = matchMedia("(pointer:coarse)").matches;
  // What other sites know of a visitor is what Global Privacy Control keeps from being used.
  if (!navigator.globalPrivacyControl) {
    page.source = asked("utm_source");
    page.medium = asked("utm_medium");
    page.campaign = asked("utm_campaign");
    page.paidClick =
      /[?&](gclid|gbraid|wbraid|fbclid|msclkid|ttclid)=/.test(location.search) || undefined;
  }
  readNow(tag);
}

/** What may change while the page is open. */
export function readNow(tag: Tag): void {
  const { _page: page, _settings: settings } = tag;
  const slot = "data-edgewise-slot";
  page.width = innerWidth;
  page.locale = [document.documentElement.lang, navigator.language].find((language) =>
    /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language),
  );
  const marked = Array.from(
    document.querySelectorAll(`[${slot}]`),
    (box) => box.getAttribute(slot) ?? "",
  );
  page.slots = Object.keys(settings.slots ?? {})
    .filter((name) => slotOf(tag, name))
    .concat(marked.filter((name) => /^[\w.-]{1,64}$/.test(name)))
    .slice(0, 20);
}
