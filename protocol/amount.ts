import * as v from "valibot";
import type { Complaint } from "./complaint.ts";

/** ISO 4217 code. */
export const currency = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.regex(/^[A-Z]{3}$/, "currency" satisfies Complaint),
);

/** A price as shops write it: major units, e.g. 129.95. */
export const price = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));

/** Whole minor units (cents); sums stay exact. */
export const minor = v.pipe(v.number(), v.safeInteger("minor-units" satisfies Complaint));
