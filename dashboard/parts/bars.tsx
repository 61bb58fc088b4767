import { share } from "../counts/read.ts";
import { number, percent } from "../format.ts";

export interface BarRow {
  readonly label: string;
  readonly count: number;
}

interface BarsProps {
  readonly label: string;
  readonly rows: readonly BarRow[];
  /** What the shares are shares of; all rows together if absent. */
  readonly whole?: number;
  readonly show?: (count: number) => string;
}

/** Shares of a whole, in the order the caller gives. */
export function Bars({ rows, label, whole = sumOf(rows), show = number }: BarsProps) {
  const largest = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ul class="bars" aria-label={label}>
      {rows.map((row) => (
        <li class="bar" key={row.label}>
          <span
            class="bar-fill"
            style={{ inlineSize: `${(row.count / largest) * 100}%` }}
            aria-hidden="true"
          />
          <span>{row.label}</span>
          <span class="bar-count">
            {show(row.count)} <small>{percent(share(row.count, whole))}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function sumOf(rows: readonly BarRow[]): number {
  return rows.reduce((all, row) => all + row.count, 0);
}
