import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { action, element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { needsHomeScreen } from "../draw/home-screen.ts";
import { css } from "../draw/push.css";
import type { Tag } from "../tag.ts";

/** Asks in the shop's words first; the browser's own question follows only a yes. */
export function start(tag: Tag, show: Show): void {
  const text = show.variant;
  const step = (name: "asked" | "agreed" | "declined" | "granted" | "denied"): void =>
    tag._track("push_prompt", { step: name, text });
  if (!("PushManager" in window)) {
    // Where the browser cannot, nobody asks; where it can from the home screen, the way there is shown.
    if (needsHomeScreen()) tag._load("home-screen", show);
    return;
  }
  if (Notification.permission === "denied") return;
  const { agree = "", decline = "" } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const yes = action(agree, undefined, () => {
      made._click("agree");
      step("agreed");
      // Browsers let only a click ask; all that follows a yes is another part's.
      void Notification.requestPermission().then((answer) => {
        if (answer !== "granted") return step("denied");
        step("granted");
        tag._load("push", text);
      });
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
