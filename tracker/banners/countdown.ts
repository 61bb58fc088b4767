import type { Show } from "#protocol/decision.ts";
import { css as picture, sayAbout } from "../draw/about.ts";
import { css } from "../draw/clock.css";
import { dialog } from "../draw/dialog.ts";
import { element } from "../draw/element.ts";
import { guard } from "../guard.ts";
import type { Tag } from "../tag.ts";

const SECOND_MS = 1000;
const steps = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "12" and "hours", in the visitor's language; also where it has a word for two of them. */
function written(locale: string, unit: string, value: number): readonly [string, string] {
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  const number = value.toLocaleString(locale);
  return [number, format.format(value).replace(number, "").trim()];
}

export function start(tag: Tag, show: Show): void {
  const { drawing } = show;
  const ends = performance.now() + (drawing.endsInMs ?? 0);
  const fill: typeof sayAbout = (made) => {
    sayAbout(made);
    const clock = element("div", "clock");
    // Read out when reached, not every second.
    clock.role = "timer";
    made._box.insertBefore(clock, made._box.querySelector(".code,.go"));
    const tick = guard(() => {
      let left = Math.ceil((ends - performance.now()) / SECOND_MS);
      if (left <= 0) made._close(true);
      const shown = left >= 86_400 ? steps.slice(0, 3) : steps.slice(1);
      clock.replaceChildren(
        ...shown.map(([unit, seconds]) => {
          const [value, name] = written(drawing.locale, unit, Math.floor(left / seconds));
          left %= seconds;
          return element("span", "", value, element("small", "", name));
        }),
      );
      if (made._host.isConnected || !left) setTimeout(tick, SECOND_MS);
    });
    tick();
  };
  if (drawing.endsInMs) dialog(tag, show, fill, css + picture);
}
