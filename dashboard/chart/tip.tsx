import type { ChartProps } from "./lines.ts";

interface TipProps {
  readonly chart: ChartProps;
  readonly at: number;
  readonly x: number;
  readonly width: number;
}

const WIDTH = 150;

/** The exact figures under the pointer. */
export function Tip({ chart, at, x, width }: TipProps) {
  const time = chart.times[at];
  const left = x + WIDTH + 24 > width ? x - WIDTH - 12 : x + 12;
  return (
    <div
      class="tip"
      style={{ translate: `${left}px 0`, inlineSize: `${WIDTH}px` }}
      aria-hidden="true"
    >
      <time>{time === undefined ? "" : chart.showTime(time)}</time>
      {chart.lines.toReversed().map((line) => {
        const value = line.values[at];
        return (
          <div key={line.label} class={line.quiet ? "quiet" : ""}>
            <span>{line.label}</span>
            <b>{value === null || value === undefined ? "–" : chart.showValue(value)}</b>
          </div>
        );
      })}
    </div>
  );
}
