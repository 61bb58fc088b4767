import type { Show } from "#protocol/decision.ts";
import { css } from "../draw/answers.css";
import { card } from "../draw/card.ts";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  const fill: typeof say = (made) => {
    say(made);
    const entries = (show.drawing.entries ?? []).map(({ question, answer }) => {
      const summary = element("summary", "", question);
      // A question that was read counts, each once.
      summary.addEventListener("click", () => made._click(question), { once: true });
      return element("details", "", summary, element("p", "", answer));
    });
    made._box.append(element("div", "list", ...entries));
  };
  card(tag, show, fill, css);
}
