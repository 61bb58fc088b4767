import type { Show } from "#protocol/decision.ts";
import { css as picture, sayAbout } from "../draw/about.ts";
import { css } from "../draw/form.css";
import { dialog } from "../draw/dialog.ts";
import { element } from "../draw/element.ts";
import type { Tag } from "../tag.ts";

const THANKS_MS = 2500;

/** Takes an address for the shop; it goes to the shop's own endpoint and nowhere else. */
export function start(tag: Tag, show: Show): void {
  const { field = "", endpoint = "", button, thanks, confirms, ...words } = show.drawing;
  const fill: typeof sayAbout = (made) => {
    sayAbout({ ...made, _drawing: words });
    const input = element("input", "");
    input.type = input.name = input.autocomplete = "email";
    input.required = true;
    const submit = element("button", "go", button?.label);
    const form = element("form", "", element("label", "", field, input), submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit.disabled = true;
      made._click("submit");
      const body = new URLSearchParams({
        email: input.value,
        campaign: show.campaign,
        locale: words.locale,
        confirm: `${confirms === true}`,
      });
      fetch(endpoint, { method: "POST", body, mode: "no-cors", keepalive: true }).then(
        ({ status }) => {
          // Of another origin's answer nothing is known: its status is 0.
          if (status > 399) {
            submit.disabled = false;
            return;
          }
          // With a double opt-in the shop says so, once the mail was answered.
          if (!confirms) tag._track("sign_up", {});
          form.replaceWith(element("p", "", thanks ?? "✓"));
          setTimeout(made._close, THANKS_MS, true);
        },
        () => {
          // The address is still in the field, to be sent again.
          submit.disabled = false;
        },
      );
    });
    made._box.append(form);
  };
  dialog(tag, show, fill, css + picture);
}
