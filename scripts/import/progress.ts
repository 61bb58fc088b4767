import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Target } from "../admin/target.ts";

/** How far a file was acknowledged, kept beside the edge's data so that an import goes on where it stopped. */
export class Progress {
  readonly #file: string;
  done: number;

  constructor({ edge, site, folder }: Target, hash: string) {
    const name = `${hash}-${site}-${new URL(edge).host.replace(":", "-")}`;
    this.#file = path.join(folder, "imports", `${name}.json`);
    mkdirSync(path.dirname(this.#file), { recursive: true });
    this.done = read(this.#file);
  }

  reach(row: number): void {
    this.done = row;
    writeFileSync(this.#file, JSON.stringify({ row }));
    if (process.stderr.isTTY) process.stderr.write(`\r${row.toLocaleString("en")} rows`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\n");
  }
}

function read(file: string): number {
  try {
    const { row }: { row?: unknown } = JSON.parse(readFileSync(file, "utf8"));
    return typeof row === "number" ? row : 0;
  } catch {
    // Never begun, or the file broke: begin anew; rows taken already are recognised.
    return 0;
  }
}
