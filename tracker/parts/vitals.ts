import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
import type { Tag } from "../tag.ts";

/** Measures how the shop's page felt; values ride along, no request is made for them. */
export function start(tag: Tag): void {
  const report = ({ name, value }: Metric): void =>
    tag._ride("web_vital", { name, value: Math.round(value * 1000) / 1000 });
  for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB]) watch(report);
}
