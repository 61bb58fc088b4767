import type { Reporter } from "../read/report.ts";
import { readStructured } from "../read/structured.ts";
import type { Tag } from "../tag.ts";

/** Reads the page's structured data once more, after each of its routes. */
export function start(tag: Tag, reporter: Reporter): void {
  readStructured(tag, reporter);
}
