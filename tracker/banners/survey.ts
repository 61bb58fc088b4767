import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { css } from "../draw/choices.css";
import { action, element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

const THANKS_MS = 2500;

export function start(tag: Tag, show: Show): void {
  const { choices = [], thanks } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const group = element("div", "choices");
    group.role = "group";
    group.setAttribute("aria-labelledby", "title");
    for (const { value, label } of choices)
      group.append(
        action(label, undefined, () => {
          made._click(value);
          tag._track("survey_answer", { campaign: show.campaign, answer: value });
          const words = element("p", "", thanks);
          words.role = "status";
          group.replaceWith(words);
          setTimeout(made._close, THANKS_MS, true);
        }),
      );
    made._box.append(group);
  };
  card(tag, show, fill, css);
}
