/** What a clock on the visitor's wall shows. */
export interface LocalTime {
  /** Days since 1970-01-01 by the local calendar. */
  readonly day: number;
  /** Local weeks since 1970, beginning on Mondays. */
  readonly week: number;
  readonly minutes: number;
  /** 0 is Monday's first hour, 167 Sunday's last. */
  readonly hourOfWeek: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 60 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;
const MAX_ZONES = 500;
// Two days' worth: a visit asks for its own quarter and for those a day before and after.
const MAX_QUARTERS = 192;
const offsets = new Map<string, Map<number, number>>();
// Null where Intl knows no such zone.
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** What the clock shows at this instant in this IANA zone; an unknown zone counts as UTC. */
export function localTime(at: number, zone: string): LocalTime {
  const shown = at + offset(at, zone);
  const day = Math.floor(shown / DAY_MS);
  const minutes = Math.floor((shown - day * DAY_MS) / MINUTE_MS);
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return {
    day,
    week: Math.floor((day + 3) / 7),
    minutes,
    hourOfWeek: weekday * 24 + Math.floor(minutes / 60),
  };
}

/**
 * The next instant, now or later, at which the local clock shows this time of day ("HH:MM").
 * Where daylight saving skips it, the first instant after the gap; where it repeats it, the first that is still to come.
 */
export function nextTimeOfDay(now: number, time: string, zone: string): number {
  const minutes = minutesOf(time);
  const { day } = localTime(now, zone);
  for (let ahead = 0; ahead < 3; ahead++) {
    const at = instantsOf(day + ahead, minutes, zone).find((instant) => instant >= now);
    if (at !== undefined) return at;
  }
  return now + DAY_MS;
}

/** When the local day of this instant began; in a zone that skips midnight, when its clock first showed it. */
export function startOfDay(at: number, zone: string): number {
  const [first = at] = instantsOf(localTime(at, zone).day, 0, zone);
  return first;
}

/** When the local hour of this instant began; it need not begin where UTC's does. */
export function startOfHour(at: number, zone: string): number {
  const ahead = offset(at, zone);
  return Math.floor((at + ahead) / HOUR_MS) * HOUR_MS - ahead;
}

/** Whether this is a zone whose clock can be read. */
export function isZone(name: string): boolean {
  return formatOf(name) !== null;
}

/** Minutes since midnight of "HH:MM". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** When the clock shows this on that day, ascending: two instants where daylight saving repeats the hour. */
function instantsOf(day: number, minutes: number, zone: string): readonly number[] {
  const shown = day * DAY_MS + minutes * MINUTE_MS;
  const before = shown - offset(shown - DAY_MS, zone);
  const after = shown - offset(shown + DAY_MS, zone);
  const found = [Math.min(before, after), Math.max(before, after)].filter(
    (at) => at + offset(at, zone) === shown,
  );
  // In the gap: the clock jumps over it at the change, where the earlier offset ends.
  return found.length > 0 ? found : [firstWithOffset(shown, before, after, zone)];
}

function firstWithOffset(shown: number, one: number, other: number, zone: string): number {
  let low = Math.min(one, other) - 3 * 60 * MINUTE_MS;
  let high = Math.max(one, other) + 3 * 60 * MINUTE_MS;
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middle === low) break;
    if (middle + offset(middle, zone) >= shown) high = middle;
    else low = middle;
  }
  return high;
}

/** How far the zone's clock is ahead of UTC at this instant, ms. */
function offset(at: number, zone: string): number {
  // Offsets change at full quarters of an hour; asking Intl costs more than all the rest of a visit.
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(zone) ?? new Map<number, number>();
  const before = known.get(quarter);
  if (before !== undefined) return before;
  const ms = askedOffset(quarter * QUARTER_MS, zone);
  if (known.size >= MAX_QUARTERS) known.clear();
  if (known.size === 0 && offsets.size >= MAX_ZONES) offsets.clear();
  offsets.set(zone, known.set(quarter, ms));
  return ms;
}

function askedOffset(minute: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(minute)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute: past = 0 } = parts;
  const shown = daysSince1970(year, month, day) * DAY_MS + (hour * 60 + past) * MINUTE_MS;
  return shown - minute;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible algorithms"). */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function format(zone: string): Intl.DateTimeFormat {
  const made = formatOf(zone) ?? formatOf("UTC");
  if (!made) throw new Error("UTC is a time zone");
  return made;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size >= MAX_ZONES) formats.clear();
  const made = formatIn(zone);
  formats.set(zone, made);
  return made;
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
  } catch {
    // Intl answers an unknown zone with a RangeError; browsers do report such names.
    return null;
  }
}
