import * as v from "valibot";
import { instant } from "./text.ts";

/** When a collective send begins, and how fast it may go. */
export const sendPlan = v.object({
  /** Epoch ms; at once if absent. A first step that waits for a time of day makes it the visitor's own. */
  at: v.optional(instant),
  /** Visitors a minute, so that the shop can serve who comes. */
  perMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000)), 6000),
});
export type SendPlan = v.InferOutput<typeof sendPlan>;

/** How far a collective send is. */
export interface SendView {
  readonly status: "scheduled" | "running" | "stopped" | "done";
  readonly startsAt: number;
  readonly endedAt: number | null;
  readonly perMinute: number;
  /** Visitors on the roster when it was planned. */
  readonly inAll: number;
  /** Visitors looked at, and those of them who can be reached and were told. */
  readonly looked: number;
  readonly told: number;
  /** Visitors whose object did not answer in six tries. */
  readonly failed: number;
}
