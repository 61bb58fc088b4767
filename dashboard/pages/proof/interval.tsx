interface IntervalProps {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** What is really so, where anybody can know it. */
  readonly truth?: number | null;
}

/** Where the truth may lie, against zero; the words beside it say the same. */
export function Interval({ low, middle, high, truth = null }: IntervalProps) {
  const from = Math.min(low, 0, truth ?? 0);
  const to = Math.max(high, 0, truth ?? 0);
  const at = (value: number) => `${((value - from) / Math.max(to - from, 1e-9)) * 100}%`;
  return (
    <span class="interval" aria-hidden="true">
      <span
        class="interval-range"
        style={{ insetInlineStart: at(low), inlineSize: `calc(${at(high)} - ${at(low)})` }}
      />
      <span class="interval-zero" style={{ insetInlineStart: at(0) }} />
      <span class="interval-middle" style={{ insetInlineStart: at(middle) }} />
      {truth !== null && <span class="interval-truth" style={{ insetInlineStart: at(truth) }} />}
    </span>
  );
}
