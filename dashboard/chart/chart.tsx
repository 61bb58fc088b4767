import { useEffect, useRef, useState } from "preact/hooks";
import { type Column, Table } from "../parts/table.tsx";
import { words } from "../words.ts";
import type { ChartProps, Line } from "./lines.ts";
import { areaUnder, complete, labelEvery, lastStep, pathThrough, ticksUpTo } from "./scale.ts";
import { Tip } from "./tip.tsx";

const HEIGHT = 280;
const TOP = 12;
const FLOOR = HEIGHT - 28;
const LABEL = 64;

/** Lines over time; the table below says the same to those who can't see them. */
export function Chart(props: ChartProps) {
  const { label, times, lines, showTime, showValue } = props;
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [at, point] = useState<number | null>(null);
  useEffect(() => {
    const watch = new ResizeObserver(() => setWidth(host.current?.clientWidth ?? 0));
    if (host.current) watch.observe(host.current);
    return () => watch.disconnect();
  }, []);

  const ticks = ticksUpTo(
    Math.max(0, ...lines.flatMap(({ values }) => values.map((one) => one ?? 0))),
  );
  const left = 12 + Math.max(...ticks.map((tick) => showValue(tick).length)) * 7;
  const stepX = (width - left - 12) / Math.max(1, times.length - 1);
  const x = (index: number) => left + index * stepX;
  const y = (value: number) => FLOOR - (value / (ticks.at(-1) ?? 1)) * (FLOOR - TOP);
  const every = labelEvery(times.length, width - left, LABEL);
  const points = (line: Line) =>
    line.values.map((value, index) => (value === null ? null : { x: x(index), y: y(value) }));

  function follow({ offsetX }: PointerEvent): void {
    const index = Math.round((offsetX - left) / stepX);
    point(Math.min(times.length - 1, Math.max(0, index)));
  }

  return (
    <>
      <div class="chart" ref={host} onPointerMove={follow} onPointerLeave={() => point(null)}>
        {width > 0 && (
          <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
            {ticks.map((tick) => (
              <g key={tick}>
                <path class="grid" d={`M${left} ${y(tick)}H${width}`} />
                <text x={left - 10} y={y(tick) + 4} text-anchor="end">
                  {showValue(tick)}
                </text>
              </g>
            ))}
            {times.map((time, index) =>
              index % every === 0 ? (
                <text
                  key={time}
                  x={x(index)}
                  y={HEIGHT - 6}
                  text-anchor={anchorAt(index, times.length)}
                >
                  {showTime(time)}
                </text>
              ) : null,
            )}
            {lines.map((line) => (
              <g key={line.label}>
                {!line.quiet && <path class="area" d={areaUnder(points(line), FLOOR)} />}
                <path
                  class={line.quiet ? "line quiet" : "line"}
                  d={pathThrough(line.running ? complete(points(line)) : points(line))}
                />
                {line.running && (
                  <path class="line running" d={pathThrough(lastStep(points(line)))} />
                )}
              </g>
            ))}
            {at !== null && <path class="cursor" d={`M${x(at)} ${TOP}V${FLOOR}`} />}
            {at !== null &&
              lines.map((line) => {
                const value = line.values[at];
                if (value === null || value === undefined) return null;
                const name = line.quiet ? "dot quiet" : "dot";
                return <circle key={line.label} class={name} cx={x(at)} cy={y(value)} r={4.5} />;
              })}
          </svg>
        )}
        {at !== null && <Tip chart={props} at={at} x={x(at)} width={width} />}
      </div>
      <Figures {...props} />
    </>
  );
}

/** Labels at the ends stay inside. */
function anchorAt(index: number, count: number): "start" | "middle" | "end" {
  if (index === 0) return "start";
  return index === count - 1 ? "end" : "middle";
}

interface Row {
  readonly time: number;
  readonly index: number;
}

function Figures({ label, times, lines, showTime, showValue, toFile, about }: ChartProps) {
  const columns: readonly Column<Row>[] = [
    {
      title: "",
      text: ({ time }) => showTime(time),
      value: ({ time }) => new Date(time).toISOString(),
    },
    ...lines.map((line) => ({
      title: line.label,
      numeric: true,
      text: ({ index }: Row) => {
        const value = line.values[index];
        return value === null || value === undefined ? "–" : showValue(value);
      },
      value: ({ index }: Row) => {
        const value = line.values[index];
        return value === null || value === undefined ? "" : (toFile?.(value) ?? value);
      },
    })),
  ];
  const rows = times.map((time, index) => ({ time, index }));
  return (
    <details class="chart-table no-print">
      <summary>
        <span class="chart-about">
          {lines.toReversed().map((line) => (
            <span key={line.label} class={line.quiet ? "series quiet" : "series"}>
              {line.label}
            </span>
          ))}
          {about}
        </span>
        <span class="as-table">{words.value.common.asTable}</span>
      </summary>
      <Table
        caption={label}
        columns={columns}
        rows={rows}
        rowKey={({ index }) => String(index)}
        file="chart"
      />
    </details>
  );
}
