import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { action, element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { needsHomeScreen, wayHome } from "../draw/home-screen.ts";
import { css } from "../draw/push.css";
import { askForPush } from "../draw/subscribe.ts";
import type { Tag } from "../tag.ts";

/** Asks in the shop's words first; the browser's own question follows only a yes. */
export function start(tag: Tag, show: Show): void {
  const text = show.variant;
  const step = (name: "asked" | "home-screen" | "agreed" | "declined"): void =>
    tag._track("push_prompt", { step: name, text });
  if (!("PushManager" in window)) {
    // Where the browser cannot, nobody asks; where it can from the home screen, the way there is shown.
    if (!needsHomeScreen()) return;
    card(
      tag,
      show,
      (made) => {
        say(made);
        made._box.append(wayHome(show.drawing.locale));
      },
      css,
    );
    return step("home-screen");
  }
  if (Notification.permission === "denied") return;
  const { agree = "", decline = "" } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const yes = action(agree, undefined, () => {
      made._click("agree");
      step("agreed");
      void askForPush(tag, text);
      made._close(true);
    });
    const no = action(decline, undefined, () => {
      step("declined");
      made._close();
    });
    made._box.append(element("div", "both", yes, no));
  };
  card(tag, show, fill, css);
  step("asked");
}
