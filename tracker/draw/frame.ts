import type { Drawing, Show } from "#protocol/decision.ts";
import type { Tag } from "../tag.ts";
import { action, element } from "./element.ts";
import { css as base } from "./frame.css";

const SHOWN_MS = 1000;

/** A banner on its way to the page. */
export interface Banner {
  readonly _tag: Tag;
  readonly _show: Show;
  readonly _drawing: Drawing;
  readonly _host: HTMLElement;
  readonly _box: HTMLElement;
  /** Reports the click; the banner stays unless closed. */
  readonly _click: (target?: string) => void;
  /** Takes the banner away; unless silent, the visitor has dismissed it. */
  readonly _close: (isSilent?: boolean) => void;
}

/** Begins a banner in a root of its own: neither the shop's styles nor ours reach over the edge. */
export function banner(tag: Tag, show: Show, box: HTMLElement, css: string): Banner {
  const { drawing, receipt } = show;
  const { accent, radius = 16, font = "inherit" } = tag._settings.theme;
  const host = document.createElement("edgewise-banner");
  host.lang = drawing.locale;
  host.dir = drawing.direction;
  host.setAttribute("placement", show.placement);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const colours = accent
    ? `--accent:${accent};--ink:${isLight(accent) ? "#1b1a1f" : "#fff"}`
    : "--accent:var(--fg);--ink:var(--bg)";
  sheet.replaceSync(`:host{--radius:${radius}px;--font:${font};${colours}}${base}${css}`);
  root.adoptedStyleSheets = [sheet];
  box.className = "box";
  root.append(box);
  let isOver = false;
  return {
    _tag: tag,
    _show: show,
    _drawing: drawing,
    _host: host,
    _box: box,
    _click: (target) => tag._track("banner_clicked", { receipt, target: target?.slice(0, 300) }),
    _close: (isSilent) => {
      if (isOver) return;
      isOver = true;
      // Only closing gives the focus back to where it was.
      if (box instanceof HTMLDialogElement) box.close();
      host.remove();
      if (!isSilent) tag._track("banner_dismissed", { receipt });
    },
  };
}

// Relative luminance, roughly: dark words are easier to read on such an accent.
function isLight(accent: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    parseInt(accent.slice(at, at + 2), 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 > 160;
}

/** Heading, text, code and button, as far as the drawing has them. */
export function say({ _box, _drawing, _click, _close }: Banner): void {
  const { title, text, code, button } = _drawing;
  const heading = element("h2", "", title);
  heading.id = "title";
  _box.setAttribute("aria-labelledby", "title");
  _box.append(heading);
  if (text) _box.append(element("p", "", text));
  if (code) _box.append(element("code", "code", code));
  if (button)
    _box.append(
      action(button.label, button.url, () => {
        _click(button.url);
        _close(true);
      }),
    );
}

/** Adds the way out, last in the order of the keyboard. */
export function closable({ _box, _drawing, _close }: Banner): void {
  const button = element("button", "x", "×");
  button.ariaLabel = _drawing.close;
  button.addEventListener("click", () => _close());
  _box.append(button);
  _box.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") _close();
  });
}

/** Puts the banner on the page, in place of an older one there, and reports it once it was seen. */
export function put(made: Banner, into: Element): void {
  for (const old of document.querySelectorAll("edgewise-banner"))
    if (old.getAttribute("placement") === made._show.placement) old.remove();
  into.append(made._host);
  let timer: ReturnType<typeof setTimeout>;
  const seen = made._tag._guard(() => {
    // Behind another tab nobody sees it; its second begins anew.
    if (document.hidden) return wait();
    observer.disconnect();
    if (made._host.isConnected) made._tag._track("banner_shown", { receipt: made._show.receipt });
  });
  const wait = (): void => {
    timer = setTimeout(seen, SHOWN_MS);
  };
  const observer = new IntersectionObserver(
    made._tag._guard((entries: IntersectionObserverEntry[]) => {
      clearTimeout(timer);
      // Some browsers call it intersecting from the first pixel on.
      if ((entries.pop()?.intersectionRatio ?? 0) >= 0.5) wait();
    }),
    { threshold: 0.5 },
  );
  observer.observe(made._box);
}
