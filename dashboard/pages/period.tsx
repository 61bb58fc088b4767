import { now } from "../clock.ts";
import { go, route } from "../route.ts";
import { shop } from "../shop.ts";
import { dayOf, daysBefore, startOfDate, startOfDay } from "../time.ts";
import { words } from "../words.ts";

const spans = { today: 0, week: 6, month: 29, quarter: 89 } as const;
type Span = keyof typeof spans;

/** The days that are looked at: from the start of the first to the end of the last, or until now. */
export interface Period {
  readonly span: Span | "dates";
  readonly from: number;
  /** Null: until now. */
  readonly until: number | null;
  readonly step: "hour" | "day";
}

const DAY_MS = 86_400_000;
// The edge keeps hours for five weeks.
const HOURS_KEPT_MS = 34 * DAY_MS;

function isSpan(name: string | null): name is Span {
  return name !== null && Object.hasOwn(spans, name);
}

function zoneOf(): string {
  return shop.value?.settings.timeZone ?? "UTC";
}

/** The period that the address names, by two dates or by its length; a week when it names none. */
export function chosenPeriod(): Period {
  const { query } = route.value;
  const dates = datesOf(query.get("from"), query.get("to"), zoneOf());
  if (dates) return dates;
  const named = query.get("period");
  const span = isSpan(named) ? named : "week";
  const days = spans[span];
  const from = days ? daysBefore(now.value, days, zoneOf()) : startOfDay(now.value, zoneOf());
  return { span, from, until: null, step: days > 6 ? "day" : "hour" };
}

/** From the first moment of one day on the shop's clock to the last of another. */
function datesOf(first: string | null, last: string | null, timeZone: string): Period | null {
  const from = first === null ? null : startOfDate(first, timeZone);
  const lastAt = last === null ? null : startOfDate(last, timeZone);
  if (from === null || lastAt === null || lastAt < from) return null;
  // Noon of the day after is on the right day whatever the clocks did.
  const until = startOfDay(lastAt + 1.5 * DAY_MS, timeZone);
  const step = from > now.value - HOURS_KEPT_MS ? "hour" : "day";
  return { span: "dates", from, until, step };
}

/** What a period asks of an endpoint. */
export function queryOf({ from, until }: Period): {
  readonly from: number;
  readonly until?: number;
} {
  return until === null ? { from } : { from, until };
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

/** Any first and last day, on the shop's clock. */
export function PeriodDates() {
  const w = words.value.period;
  const { page } = route.value;
  const { from, until } = chosenPeriod();
  const timeZone = zoneOf();
  const today = dayOf(now.value, timeZone);
  const first = dayOf(from, timeZone);
  const last = until === null ? today : dayOf(until - 1, timeZone);
  const choose = (chosen: { readonly from?: string; readonly to?: string }) => {
    const dates = { from: first, to: last, ...chosen };
    // Somebody who moves one end past the other means one day.
    const ends = dates.from > dates.to ? (chosen.from ?? chosen.to ?? dates.to) : null;
    if (!dates.from || !dates.to) return;
    go(`#/${page}?from=${ends ?? dates.from}&to=${ends ?? dates.to}`);
  };
  return (
    <p class="dates no-print">
      <label>
        {w.from}
        <input
          type="date"
          value={first}
          max={today}
          onChange={({ currentTarget }) => choose({ from: currentTarget.value })}
        />
      </label>
      <label>
        {w.to}
        <input
          type="date"
          value={last}
          max={today}
          onChange={({ currentTarget }) => choose({ to: currentTarget.value })}
        />
      </label>
    </p>
  );
}
