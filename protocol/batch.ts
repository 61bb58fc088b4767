import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { consent } from "./event.ts";
import { foreignId, key, line, locale } from "./text.ts";

/** Random per page, at least 128 bits. */
const tab = v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/, "tab" satisfies Complaint));

/** What the tag sends: who, which tab, where, and what happened since the last batch. */
export const batch = v.object({
  protocolVersion: v.number(),
  site: key,
  /** The edge's own id of this visitor, once it has given one. */
  visitor: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** The tab in which this browser spoke first: it stands for the visitor until an id has arrived. */
  first: v.optional(tab),
  /** With `number` it makes a repeated batch recognisable. */
  tab,
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9)),
  /** How long this batch lay in a queue before it was sent, milliseconds. */
  heldMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(30 * 86_400_000))),
  /** True on the last beacon of a page: nobody waits for a decision. */
  leaving: v.optional(v.boolean()),
  consent,
  page: v.object({
    /** What follows a "?", also in a hash, is nobody's business. */
    path: v.pipe(
      v.string(),
      v.maxLength(1000),
      v.transform((path) => path.replace(/\?.*/s, "")),
    ),
    locale: v.optional(locale),
    timeZone: v.optional(v.pipe(v.string(), v.maxLength(64))),
    touch: v.optional(v.boolean()),
    width: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
    referrer: v.optional(v.picklist(["none", "own", "search", "social", "mail", "other"])),
    source: v.optional(line),
    medium: v.optional(line),
    campaign: v.optional(line),
    paidClick: v.optional(v.boolean()),
    product: v.optional(foreignId),
    slots: v.optional(v.pipe(v.array(key), v.maxLength(20))),
    /** What the shop's link for its own people carries: decided about, never counted. */
    staff: v.optional(v.pipe(v.string(), v.maxLength(64))),
    preview: v.optional(v.pipe(v.string(), v.maxLength(300))),
  }),
  /** Each is parsed on its own: an unknown kind is ignored, a bad one is refused alone. */
  events: v.pipe(v.array(v.unknown()), v.maxLength(200)),
});
export type Batch = v.InferOutput<typeof batch>;
export type PageFacts = Batch["page"];
