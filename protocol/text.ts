import * as v from "valibot";
import type { Complaint } from "./complaint.ts";

/** A name that travels in URLs, keys and logs: letters, digits, dash, underscore, dot; none that every record knows. */
export const key = v.pipe(
  v.string(),
  v.regex(/^[\w.-]{1,64}$/, "key" satisfies Complaint),
  v.check((name) => !(name in {}), "key" satisfies Complaint),
);

/** A shop's own id of a product, order or article: anything printable. */
export const foreignId = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

/** One line that people read. */
export const line = v.pipe(v.string(), v.maxLength(300));

/** What something is called; never empty. */
export const title = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "name" satisfies Complaint),
  v.maxLength(300),
);

/** A few sentences that people read. */
export const prose = v.pipe(v.string(), v.maxLength(2000));

/** BCP 47 language tag, as browsers report it. */
export const locale = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language-tag" satisfies Complaint),
  v.maxLength(35),
);

/** The same words per language; `*` is used where a language is missing. */
export const localized = v.pipe(
  v.record(v.union([v.literal("*"), locale]), prose),
  v.check((texts) => Boolean(texts["*"]?.trim()), "no-fallback" satisfies Complaint),
);
export type Localized = v.InferOutput<typeof localized>;

/** Where a click leads: http(s) or a path of the shop; script URLs and others are refused. */
export const link = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^(https?:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*)$/i, "link" satisfies Complaint),
);

/** A moment, epoch milliseconds. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
