import { now } from "../clock.ts";
import { route } from "../route.ts";
import { shop } from "../shop.ts";
import { daysBefore, startOfDay } from "../time.ts";
import { words } from "../words.ts";

const spans = { today: 0, week: 6, month: 29, quarter: 89 } as const;
type Span = keyof typeof spans;

/** The days that are looked at: from the start of the first until now. */
export interface Period {
  readonly span: Span;
  readonly from: number;
  readonly step: "hour" | "day";
}

function isSpan(name: string | null): name is Span {
  return name !== null && Object.hasOwn(spans, name);
}

/** The period that the address names; a week when it names none. */
export function chosenPeriod(): Period {
  const named = route.value.query.get("period");
  const span = isSpan(named) ? named : "week";
  const timeZone = shop.value?.settings.timeZone ?? "UTC";
  const days = spans[span];
  const from = days ? daysBefore(now.value, days, timeZone) : startOfDay(now.value, timeZone);
  return { span, from, step: days > 6 ? "day" : "hour" };
}

/** Which days; the address keeps the choice, so that it can be shared and goes with "back". */
export function PeriodSwitch() {
  const w = words.value.period;
  const { page } = route.value;
  const { span } = chosenPeriod();
  return (
    <nav class="segmented" aria-label={w.label}>
      {Object.keys(spans)
        .filter(isSpan)
        .map((name) => (
          <a
            key={name}
            href={`#/${page}?period=${name}`}
            aria-current={name === span ? "true" : undefined}
          >
            {w[name]}
          </a>
        ))}
    </nav>
  );
}
