import { useState } from "preact/hooks";
import type { Bucket } from "#protocol/views.ts";
import type { Counts } from "#protocol/counts.ts";
import { toMajor } from "#protocol/money.ts";
import { dayOfFigure, hourOf, untilNow } from "../../counts/day.ts";
import { figures, revenue } from "../../counts/keys.ts";
import { money, number, shopCurrency, time } from "../../format.ts";
import { Chart } from "../../chart/chart.tsx";
import { words } from "../../words.ts";

interface DayChartProps {
  readonly days: {
    readonly buckets: readonly Bucket[];
    readonly sofar: Counts | null;
    readonly yesterdayAt: number;
    readonly todayAt: number;
    readonly tomorrowAt: number;
    readonly now: number;
  };
}

const metrics = ["visits", "orders", "revenue", "left", "shown", "sent"] as const;
type Metric = (typeof metrics)[number];

function figureOf(metric: Metric): (counts: Counts) => number {
  return metric === "revenue" ? (counts) => revenue(counts, shopCurrency.value) : figures[metric];
}

function inMajor(minor: number): number {
  return toMajor(minor, shopCurrency.value);
}

/** Six figures of the day; the chosen one by the hour, with yesterday behind it. */
export function DayChart({ days }: DayChartProps) {
  const w = words.value.today;
  const [chosen, choose] = useState<Metric>("visits");
  const show = (metric: Metric) =>
    metric === "revenue" ? (value: number) => money(value) : number;
  const day = dayOfFigure(days, figureOf(chosen));
  const hour = time(hourOf(days.now, days.todayAt));
  return (
    <section aria-label={w.chart}>
      <div class="metrics">
        {metrics.map((metric) => {
          const line = dayOfFigure(days, figureOf(metric));
          const sum = line.today.reduce<number>((all, count) => all + (count ?? 0), 0);
          return (
            <button
              key={metric}
              type="button"
              class="metric"
              aria-pressed={metric === chosen}
              onClick={() => choose(metric)}
            >
              <span class="figure-label">{w[metric]}</span>
              <span class="figure-value">{show(metric)(sum)}</span>
              <small>{w.before(show(metric)(untilNow(line, days.now)))}</small>
            </button>
          );
        })}
      </div>
      <Chart
        label={`${w[chosen]}: ${w.chart}`}
        times={day.times}
        lines={[
          { label: w.yesterdayLine, values: day.yesterday, quiet: true },
          { label: w.todayLine, values: day.today, running: true },
        ]}
        showTime={time}
        showValue={show(chosen)}
        {...(chosen === "revenue" && { toFile: inMajor })}
        about={w.beforeHour(hour)}
      />
    </section>
  );
}
