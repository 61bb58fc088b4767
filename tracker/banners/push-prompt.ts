import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { action, element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { css } from "../draw/push.css";
import { askForPush } from "../draw/subscribe.ts";
import type { Tag } from "../tag.ts";

/** Asks in the shop's words first; the browser's own question follows only a yes. */
export function start(tag: Tag, show: Show): void {
  // Where the browser cannot or will not, nobody else asks.
  if (!("PushManager" in window) || Notification.permission === "denied") return;
  const text = show.variant;
  const { agree = "", decline = "" } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const yes = action(agree, undefined, () => {
      made._click("agree");
      tag._track("push_prompt", { step: "agreed", text });
      void askForPush(tag, text);
      made._close(true);
    });
    const no = action(decline, undefined, () => {
      tag._track("push_prompt", { step: "declined", text });
      made._close();
    });
    made._box.append(element("div", "both", yes, no));
  };
  card(tag, show, fill, css);
  tag._track("push_prompt", { step: "asked", text });
}
