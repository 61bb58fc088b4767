import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { banner } from "./catalog/banners.ts";
import { message } from "./catalog/channels.ts";
import { offer } from "./catalog/offers.ts";
import { trigger } from "./catalog/triggers.ts";
import { segment } from "./segment.ts";
import { instant, key, line, title } from "./text.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const share = v.pipe(
  v.number(),
  v.minValue(0, "share" satisfies Complaint),
  v.maxValue(1, "share" satisfies Complaint),
);
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(400 * 86_400));

const shown = v.object({ id: key, share, banner, offer: v.optional(offer) });
const sent = v.object({ id: key, share, message, offer: v.optional(offer) });

/** How long a step waits. */
export const wait = v.variant("until", [
  v.object({ until: v.literal("elapsed"), seconds }),
  /** Next time the visitor's own clock shows this time of day, "HH:MM". */
  v.object({
    until: v.literal("time-of-day"),
    time: v.pipe(
      v.string(),
      v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-of-day" satisfies Complaint),
    ),
  }),
  /** The visitor's usual hour within the window. */
  v.object({ until: v.literal("best-time"), withinSeconds: seconds }),
]);
export type Wait = v.InferOutput<typeof wait>;

export type Step =
  | { readonly kind: "show"; readonly variants: readonly v.InferOutput<typeof shown>[] }
  | { readonly kind: "wait"; readonly wait: Wait }
  | { readonly kind: "check"; readonly audience: v.InferOutput<typeof segment> }
  | { readonly kind: "send"; readonly variants: readonly v.InferOutput<typeof sent>[] }
  | {
      readonly kind: "branch";
      readonly arms: readonly {
        readonly audience: v.InferOutput<typeof segment>;
        readonly steps: readonly Step[];
      }[];
      readonly otherwise: readonly Step[];
    };
export type StepKind = Step["kind"];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

const stepList: v.GenericSchema<readonly Step[]> = v.pipe(
  v.array(v.lazy(() => step)),
  v.maxLength(40),
);
const step: v.GenericSchema<Step> = v.variant("kind", [
  v.object({
    kind: v.literal("show"),
    variants: v.pipe(v.array(shown), v.minLength(1), v.maxLength(8)),
  }),
  v.object({ kind: v.literal("wait"), wait }),
  v.object({ kind: v.literal("check"), audience: segment }),
  v.object({
    kind: v.literal("send"),
    variants: v.pipe(v.array(sent), v.minLength(1), v.maxLength(8)),
  }),
  v.object({
    kind: v.literal("branch"),
    arms: v.pipe(
      v.array(v.object({ audience: segment, steps: stepList })),
      v.minLength(1),
      v.maxLength(8),
    ),
    otherwise: stepList,
  }),
]);

/** Who may see it how often; a missing cap is no limit. */
export const caps = v.object({
  perVisit: v.optional(count),
  perDay: v.optional(count),
  perWeek: v.optional(count),
  inAll: v.optional(count),
});

/** A marketer's rule: when this happens, to these people, do that, until the goal is reached. */
export const campaign = v.object({
  id: key,
  name: title,
  status: v.picklist(["draft", "live", "paused", "ended"]),
  trigger,
  audience: v.optional(segment),
  /** Reached: journeys stop, banners of this campaign are over. */
  goal: v.variant("kind", [
    v.object({ kind: v.literal("purchase") }),
    v.object({ kind: v.literal("sign-up") }),
    v.object({ kind: v.literal("push-subscribed") }),
    v.object({ kind: v.literal("download"), asset: line }),
    v.object({ kind: v.literal("none") }),
  ]),
  schedule: v.optional(v.object({ from: v.optional(instant), until: v.optional(instant) })),
  markets: v.optional(v.array(key)),
  /** Higher goes first among the eligible. */
  priority: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  caps: v.optional(caps),
  /** After how many days somebody may go through it again; never if absent. */
  reentryDays: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3650))),
  /** At most one campaign of a group runs for one person. */
  group: v.optional(key),
  holdout: v.optional(
    v.pipe(v.number(), v.minValue(0), v.maxValue(0.9, "holdout-campaign" satisfies Complaint)),
  ),
  /** Offers that may be open or redeemed at once. */
  budget: v.optional(v.object({ offers: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  /** Ignores the shop's quiet hours; for tests and transactional messages. */
  ignoresQuietHours: v.optional(v.boolean()),
  steps: v.pipe(stepList, v.minLength(1, "no-step" satisfies Complaint)),
});
export type Campaign = v.InferOutput<typeof campaign>;
