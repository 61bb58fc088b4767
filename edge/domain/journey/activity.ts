const HOURS = 168;
const MAX = 35;

/** An hour-of-week histogram in which nothing has been counted. */
export const noActivity = "0".repeat(HOURS);

/** The histogram with one more activity; a full hour halves them all, so that habits may change. */
export function withActivity(histogram: string, hourOfWeek: number): string {
  const count = countAt(histogram, hourOfWeek);
  if (count < MAX) return replaced(histogram, hourOfWeek, count + 1);
  const halved = histogram.replace(/./g, (digit) => (parseInt(digit, 36) >> 1).toString(36));
  return replaced(halved, hourOfWeek, (MAX >> 1) + 1);
}

/** How often somebody was active in this hour of the week. */
export function countAt(histogram: string, hourOfWeek: number): number {
  return parseInt(histogram[((hourOfWeek % HOURS) + HOURS) % HOURS] ?? "0", 36);
}

function replaced(histogram: string, at: number, count: number): string {
  // A sum would stay in its parts, for which JSON takes its slow path, and for all that follows them.
  return [histogram.slice(0, at), count.toString(36), histogram.slice(at + 1)].join("");
}
