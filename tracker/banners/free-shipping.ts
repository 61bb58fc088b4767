import type { Show } from "#protocol/decision.ts";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { inline } from "../draw/inline.ts";
import { css } from "../draw/progress.css";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  const percent = Math.round(100 * Math.min(1, Math.max(0, show.drawing.progress ?? 0)));
  const fill: typeof say = (made) => {
    say(made);
    const done = element("div", "");
    done.style.width = `${percent}%`;
    const track = element("div", "track", done);
    track.role = "progressbar";
    track.ariaValueNow = `${percent}`;
    track.setAttribute("aria-labelledby", "title");
    made._box.append(track);
  };
  inline(tag, show, fill, css);
}
