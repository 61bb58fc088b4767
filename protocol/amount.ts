import * as v from "valibot";

/** ISO 4217 code. */
export const currency = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.regex(/^[A-Z]{3}$/, "Use a three-letter currency code such as EUR."),
);

/** A price as shops write it: major units, e.g. 129.95. */
export const price = v.pipe(
  v.number(),
  v.finite("A price must be a finite number."),
  v.minValue(0, "A price cannot be negative."),
  v.maxValue(1e9, "This price is too large to be one."),
);

/** Whole minor units (cents); sums stay exact. */
export const minor = v.pipe(v.number(), v.safeInteger("Amounts are whole minor units (cents)."));
