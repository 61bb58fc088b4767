import { useEffect } from "preact/hooks";
import { live } from "../api/live.ts";
import { resource } from "../api/resource.ts";
import { now } from "../clock.ts";
import { hourOf } from "../counts/day.ts";
import { total } from "../counts/read.ts";
import { longDay, shopClock } from "../format.ts";
import { Page } from "../parts/page.tsx";
import { Pulse } from "../parts/pulse.tsx";
import { siteId, todayAt } from "../shop.ts";
import { daysBefore, startOfDay } from "../time.ts";
import { words } from "../words.ts";
import { Advice } from "./today/advice.tsx";
import { Coverage } from "./today/coverage.tsx";
import { DayChart } from "./today/day-chart.tsx";
import { Decisions } from "./today/decisions.tsx";
import { Earned } from "./today/earned.tsx";
import { LiveStrip } from "./today/live-strip.tsx";
import { Next } from "./today/next.tsx";
import { Said } from "./today/said.tsx";
import { StagesLeft } from "./today/stages-left.tsx";

const DAY_AND_A_BIT_MS = 27 * 3_600_000;

/** What a marketer sees first: is it running, what happened today, what needs me. */
export function TodayPage() {
  const timeZone = shopClock.value;
  const { value: today } = todayAt;
  const yesterdayAt = daysBefore(today, 1, timeZone);
  const tomorrowAt = startOfDay(today + DAY_AND_A_BIT_MS, timeZone);
  const counted = resource("readCounts", {
    site: siteId.value,
    query: { from: yesterdayAt, until: tomorrowAt, step: "hour" },
  });
  // What the socket adds belongs to the running hour; with the next one the hours are read anew.
  const hour = hourOf(now.value, today);
  useEffect(() => void counted.load(), [counted, hour]);
  const buckets = counted.data.value?.buckets ?? [];
  const sofar = live.value?.counts ?? null;
  const counts = sofar ?? total(buckets.filter(({ at }) => at >= today));
  return (
    <Page title={words.value.nav.today} about={longDay(now.value)} actions={<Pulse />}>
      <Advice
        counts={counts}
        yesterday={total(buckets.filter(({ at }) => at < today))}
        ready={counted.data.value !== undefined}
      />
      <Earned />
      <LiveStrip />
      <DayChart
        days={{ buckets, sofar, yesterdayAt, todayAt: today, tomorrowAt, now: now.value }}
      />
      <Next />
      <div class="columns">
        <StagesLeft counts={counts} />
        <Said counts={counts} />
      </div>
      <Coverage />
      <Decisions />
    </Page>
  );
}
