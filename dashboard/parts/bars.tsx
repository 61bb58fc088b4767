import { share } from "../counts/read.ts";
import { number, percent } from "../format.ts";

export interface BarRow {
  readonly label: string;
  readonly count: number;
}

/** Shares of a whole, longest first where the caller says so. */
export function Bars({
  rows,
  label,
}: {
  readonly rows: readonly BarRow[];
  readonly label: string;
}) {
  const largest = Math.max(1, ...rows.map((row) => row.count));
  const whole = rows.reduce((all, row) => all + row.count, 0);
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
            {number(row.count)} <small>{percent(share(row.count, whole))}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
