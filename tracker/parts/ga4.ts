import { watchDataLayer } from "../read/data-layer.ts";
import { readGa4 } from "../read/ga4.ts";
import type { Reporter } from "../read/report.ts";
import type { Tag } from "../tag.ts";

/** Understands a shop that tells Google Analytics what happens. */
export function start(_tag: Tag, reporter: Reporter): void {
  const report = reporter._as("data-layer");
  watchDataLayer((name, given) => readGa4(name, given, report));
}
