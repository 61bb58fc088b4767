import * as v from "valibot";

/** A name that travels in URLs, keys and logs: letters, digits, dash, underscore, dot. */
export const key = v.pipe(
  v.string(),
  v.regex(/^[\w.-]{1,64}$/, "Use 1 to 64 letters, digits, dashes, dots or underscores."),
);

/** A shop's own id of a product, order or article: anything printable. */
export const foreignId = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "This id is empty."),
  v.maxLength(100, "Ids have at most 100 characters."),
);

/** One line that people read. */
export const line = v.pipe(v.string(), v.maxLength(300, "At most 300 characters."));

/** What something is called; never empty. */
export const title = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "Give it a name."),
  v.maxLength(300, "At most 300 characters."),
);

/** A few sentences that people read. */
export const prose = v.pipe(v.string(), v.maxLength(2000, "At most 2,000 characters."));

/** BCP 47 language tag, as browsers report it. */
export const locale = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Use a language tag such as en or de-AT."),
  v.maxLength(35),
);

/** The same words per language; `*` is used where a language is missing. */
export const localized = v.pipe(
  v.record(v.union([v.literal("*"), locale]), prose),
  v.check((texts) => Boolean(texts["*"]?.trim()), "Write the fallback text (*) too."),
);
export type Localized = v.InferOutput<typeof localized>;

/** Where a click leads: http(s) or a path of the shop; script URLs and others are refused. */
export const link = v.pipe(
  v.string(),
  v.maxLength(2000, "URLs have at most 2,000 characters."),
  v.regex(
    /^(https?:\/\/[^\s\\]+|\/(?![/\\])[^\s\\]*)$/i,
    "Use an http(s) URL or a path that starts with /.",
  ),
);

/** A moment, epoch milliseconds. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
