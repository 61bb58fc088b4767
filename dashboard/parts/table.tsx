import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { toCsv } from "../csv.ts";
import { save } from "../download.ts";
import { words } from "../words.ts";
import { Icon } from "./icon.tsx";

export interface Column<Row> {
  readonly title: string;
  /** What a cell says, unless `show` says it better on the page and `value` in a spreadsheet. */
  readonly text: (row: Row) => string | number;
  /** A plain number or an ISO moment, the same in every language: figures that a spreadsheet can go on with. */
  readonly value?: (row: Row) => string | number;
  /** How a spreadsheet's column is called where the unit must be said; "file" columns are in it only. */
  readonly fileTitle?: string;
  readonly fileOnly?: boolean;
  readonly show?: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
  /** The title is for screen readers only; the column holds buttons and stays out of the spreadsheet. */
  readonly hidden?: boolean;
  /** Left out on a phone. */
  readonly minor?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Names the spreadsheet that the table offers by itself; a section's own button does it elsewhere. */
  readonly file?: string;
}

function classOf<Row>({ numeric, minor }: Column<Row>): string {
  return `${numeric ? "numeric" : ""} ${minor ? "minor" : ""}`.trim();
}

/** A plain table with exact figures. */
export function Table<Row>({ caption, columns: all, rows, rowKey, file }: TableProps<Row>) {
  const [frame, overflows] = useOverflow();
  const columns = all.filter(({ fileOnly }) => !fileOnly);
  const table = (
    <div
      class="table-frame"
      ref={frame}
      {...(overflows ? { tabIndex: 0, role: "region", "aria-label": caption } : {})}
    >
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={classOf(column)}>
                {column.hidden ? <span class="visually-hidden">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} class={classOf(column)}>
                  {column.show ? column.show(row) : column.text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  if (file === undefined) return table;
  return (
    <>
      {table}
      <p class="table-foot no-print">
        <CsvButton name={file} columns={all} rows={rows} />
      </p>
    </>
  );
}

/** Whether a frame hides a part of the table: then the keyboard must be able to scroll it. */
function useOverflow() {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setOverflows(entry.target.scrollWidth > entry.target.clientWidth);
    });
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  return [frame, overflows] as const;
}

interface CsvProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Saves a table's rows as a spreadsheet reads them. */
export function CsvButton<Row>({ name, columns, rows }: CsvProps<Row>) {
  function download(): void {
    const told = columns.filter((column) => !column.hidden);
    const head = told.map(({ title, fileTitle }) => fileTitle ?? title);
    const body = rows.map((row) => told.map(({ value, text }) => (value ?? text)(row)));
    // Excel takes a file without the mark for its own old code page and spoils every umlaut.
    save(`${name}.csv`, "text/csv;charset=utf-8", `\uFEFF${toCsv([head, ...body])}`);
  }
  return (
    <button type="button" class="button quiet no-print" onClick={download} disabled={!rows.length}>
      <Icon name="download" />
      {words.value.common.csv}
    </button>
  );
}
