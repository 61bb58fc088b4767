import type { ReachView } from "#protocol/views.ts";
import { useOpinion } from "../../api/draft.ts";
import { shareBetween } from "../../counts/between.ts";
import { useValue } from "../../form/editing.ts";
import { number } from "../../format.ts";
import { siteId } from "../../shop.ts";
import { words } from "../../words.ts";

/** How many real visitors of the last days this audience means. */
export function Reach() {
  const { value } = useValue(["audience"]);
  const { answer, fault } = useOpinion(
    "readReach",
    { site: siteId.value },
    value === undefined ? {} : { audience: value },
  );
  const sentence = fault ? fault.problems[0]?.sentence : answer && told(answer);
  return (
    <p class="reach" role="status">
      {sentence ?? words.value.editor.reach.asking}
    </p>
  );
}

function told({ visitors, asked, fit }: ReachView): string {
  const w = words.value.editor.reach;
  if (visitors === 0) return w.nobody;
  if (asked === visitors) return w.all(number(fit), number(visitors));
  const [low, high] = shareBetween(fit, asked);
  const people = (share: number) => number(Math.round(share * visitors));
  return w.sample(people(fit / asked), number(visitors), number(asked), people(low), people(high));
}
