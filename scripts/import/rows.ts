import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fieldsOf } from "./csv.ts";

/** One line of a CSV file; a column that is not there is empty. */
export interface Row {
  /** From 1 on, without the line of names. */
  readonly number: number;
  readonly field: (name: string) => string;
}

/** The lines of a CSV file by their columns' names; says which of the needed ones are missing. */
export async function* rowsOf(file: string, needed: readonly string[]): AsyncGenerator<Row> {
  let columns: ReadonlyMap<string, number> | null = null;
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    const fields = fieldsOf(line);
    if (!columns) {
      columns = new Map(fields.map((name, index) => [name.replace(/^\uFEFF/, ""), index]));
      const missing = needed.filter((name) => !columns?.has(name));
      if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(", ")}.`);
      continue;
    }
    if (line.trim() === "") continue;
    number++;
    const known = columns;
    yield { number, field: (name) => fields[known.get(name) ?? -1] ?? "" };
  }
}
