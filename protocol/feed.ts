import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { currency } from "./amount.ts";

/** Where a shop's product feed lies: a Google Merchant feed as XML, TSV or CSV, gzip or not. */
export const feedSettings = v.object({
  url: v.pipe(
    v.string(),
    v.maxLength(2000),
    v.regex(/^https?:\/\/[^\s\\]+$/i, "full-address" satisfies Complaint),
  ),
  everyMinutes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(15), v.maxValue(7 * 1440)),
    240,
  ),
  /** Of prices that name none; else the first market's. */
  currency: v.optional(currency),
});
export type FeedSettings = v.InferOutput<typeof feedSettings>;
