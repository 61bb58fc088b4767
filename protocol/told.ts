import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import type { Refused } from "./decision.ts";
import { consent } from "./event.ts";
import { foreignId, instant } from "./text.ts";

/** Where an app, a till or the shop's server tells what the tag cannot see: `POST /v1/events?site=SITE`. */
export const EVENTS_PATH = "/v1/events";

/** Who saw it; only in an app is somebody there, as on a page. */
const tellers = ["app", "till", "server"] as const;

/** What of the tag's words only a browser can say: they are refused here. */
export const browserOnly: ReadonlySet<string> = new Set([
  "identify",
  "logout",
  "push_prompt",
  "push_subscribed",
  "push_unsubscribed",
  "banner_shown",
  "banner_clicked",
  "banner_dismissed",
  "web_vital",
  "script_error",
  "source_seen",
  "gone",
]);

/** What the shop tells of one of its visitors or customers, in the tag's words. */
export const told = v.pipe(
  v.object({
    /** The sender's own number of this report: told again, it changes nothing. */
    id: foreignId,
    /** The tag's id of the visitor … */
    visitor: v.optional(v.pipe(v.string(), v.maxLength(64))),
    /** … or the number that the shop's server vouches for; it is kept as a keyed hash only. */
    customer: v.optional(foreignId),
    by: v.optional(v.picklist(tellers), "server"),
    /** The moment that each event's `agoMs` counts back from, epoch ms; the signature's if absent. */
    at: v.optional(instant),
    /** What somebody allowed of whom nothing is known yet; without it nobody new is remembered. */
    consent: v.optional(consent),
    /** As the tag reports them; `agoMs` may be left out. Each is parsed on its own. */
    events: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(200)),
  }),
  v.check(
    ({ visitor, customer }) => (visitor === undefined) !== (customer === undefined),
    "one-person" satisfies Complaint,
  ),
);

export type Told = v.InferOutput<typeof told>;

/** What becomes of a report. */
export interface ToldAnswer {
  readonly id: string;
  /** "unknown": nobody whom Edgewise knows, or who still wants to be known; "refused": no event could be read. */
  readonly outcome: "taken" | "repeated" | "unknown" | "refused";
  readonly refused?: readonly Refused[];
}
