const MAX = 35;

/** Both histograms' hours; if one is too full for its digit all are halved, so that their shares stay. */
export function joinedActivity(left: string, right: string): string {
  const sums = Array.from(
    left,
    (digit, hour) => parseInt(digit, 36) + parseInt(right[hour] ?? "0", 36),
  );
  const isFull = sums.some((sum) => sum > MAX);
  return sums.map((sum) => (isFull ? sum >> 1 : sum).toString(36)).join("");
}
