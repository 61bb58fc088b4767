import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { say } from "../draw/frame.ts";
import type { Tag } from "../tag.ts";

export function start(tag: Tag, show: Show): void {
  const { asset } = show.drawing;
  const fill: typeof say = (made) => {
    say(made);
    const link = made._box.querySelector<HTMLAnchorElement>("a.go");
    if (!link || !asset) return;
    link.download = "";
    link.addEventListener("click", () => tag._track("download", { asset }));
  };
  card(tag, show, fill);
}
