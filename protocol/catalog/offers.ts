import * as v from "valibot";
import { key, localized } from "../text.ts";

const hours = v.pipe(v.number(), v.minValue(1), v.maxValue(8760), v.title("Ends after (hours)"));
const value = v.variant("kind", [
  v.object({
    kind: v.literal("percent"),
    percent: v.pipe(v.number(), v.minValue(1), v.maxValue(90)),
  }),
  v.object({ kind: v.literal("amount"), amount: v.pipe(v.number(), v.minValue(0.01)) }),
  v.object({ kind: v.literal("free-shipping") }),
  v.object({ kind: v.literal("gift"), what: localized }),
]);

/** Where a coupon comes from; each is issued at most once per person and campaign. */
export const offer = v.variant("source", [
  v.pipe(
    v.object({
      source: v.literal("pool"),
      pool: v.pipe(key, v.title("Uploaded pool")),
      value,
      endsAfterHours: hours,
    }),
    v.title("Codes you uploaded"),
  ),
  v.pipe(
    v.object({ source: v.literal("computed"), value, endsAfterHours: hours }),
    v.title("Single-use codes made by Edgewise"),
  ),
]);
export type Offer = v.InferOutput<typeof offer>;
