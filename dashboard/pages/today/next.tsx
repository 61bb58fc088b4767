import { useResource } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { now } from "../../clock.ts";
import { nextStep } from "../../counts/next-step.ts";
import { total } from "../../counts/read.ts";
import { number, shopClock } from "../../format.ts";
import { to } from "../../route.ts";
import { siteId } from "../../shop.ts";
import { daysBefore } from "../../time.ts";
import { words } from "../../words.ts";

/** The one thing worth doing next. */
export function Next() {
  const w = words.value.advice.next;
  const site = siteId.value;
  const from = daysBefore(now.value, 30, shopClock.value);
  const counted = useResource("readCounts", { site, query: { from, step: "day" } }).data.value;
  const campaigns = useResource("readCampaigns", { site }).data.value;
  const step = counted && campaigns && nextStep(total(counted.buckets), campaigns);
  if (!step || !may("editor")) return null;
  return (
    <p class="next">
      <b>{w.title}</b> {w[step.kind](number(step.count))}{" "}
      <a href={to("campaigns", "new", { from: step.template })}>{w.begin}</a>
    </p>
  );
}
