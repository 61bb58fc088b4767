import { array, type Arbitrary, boolean, constantFrom, integer, record } from "fast-check";
import type { Campaign, Step } from "#protocol/campaign.ts";
import type { Banner } from "#protocol/catalog/banners.ts";
import type { Trigger } from "#protocol/catalog/triggers.ts";
import { DAY, HOUR, MINUTE, subscribed, type Told } from "./world.ts";

const title = { "*": "Words" };
const banners: readonly Banner[] = [
  { kind: "modal", title },
  { kind: "bar", title },
  { kind: "corner-card", title },
  { kind: "push-prompt", title, agree: title, decline: title },
];
const triggers: readonly Trigger[] = [
  { kind: "page" },
  { kind: "landing" },
  { kind: "exit-intent" },
  { kind: "cart-changed" },
  { kind: "audience-entered" },
  { kind: "signal", of: "product_view" },
  { kind: "stage-stalled", stage: "cart", afterSeconds: 60 },
  { kind: "abandoned" },
  { kind: "abandoned", afterSeconds: 3600 },
  { kind: "browse-abandoned", afterSeconds: 600 },
  { kind: "inactive", days: 3 },
];

const message = { channel: "web-push", title, body: title } as const;
const onPage = constantFrom(...banners).map((banner): readonly Step[] => [
  { kind: "show", variants: [{ id: "a", share: 1, banner }] },
]);
const later = record({ seconds: constantFrom(0, 60, 7200, 86_400), again: boolean() }).map(
  ({ seconds, again }): readonly Step[] => {
    const wait = { kind: "wait", wait: { until: "elapsed", seconds } } as const;
    const send = { kind: "send", variants: [{ id: "a", share: 1, message }] } as const;
    return again ? [wait, send, wait, send] : [wait, send];
  },
);

const both = record({ shown: onPage, sent: later, first: boolean() }).map(
  ({ shown, sent, first }): readonly Step[] => (first ? [...shown, ...sent] : [...sent, ...shown]),
);

/** A few campaigns of all sorts, on the page and later. */
export const campaigns: Arbitrary<readonly Campaign[]> = array(
  record({
    trigger: constantFrom(...triggers),
    steps: constantFrom(onPage, later, both).chain((steps) => steps),
    priority: integer({ min: 0, max: 100 }),
    holdout: constantFrom(0, 0.5),
    perDay: constantFrom(undefined, 1, 2),
    inAll: constantFrom(undefined, 1, 3),
    group: constantFrom(undefined, "g"),
    reentryDays: constantFrom(undefined, 0, 1),
  }),
  { minLength: 1, maxLength: 6 },
).map((drafts) =>
  drafts.map(({ perDay, inAll, group, reentryDays, ...rest }, index): Campaign => ({
    id: `c${index}`,
    name: "Campaign",
    status: "live",
    goal: { kind: "purchase" },
    caps: { ...(perDay && { perDay }), ...(inAll && { inAll }) },
    ...(group !== undefined && { group }),
    ...(reentryDays !== undefined && { reentryDays }),
    ...rest,
  })),
);

const things: readonly Told[] = [
  { kind: "page_view" },
  { kind: "product_view", item: { id: "fast" } },
  { kind: "cart_add", item: { id: "fast" }, quantity: 1 },
  { kind: "exit_intent", by: "mouse" },
  { kind: "purchase", order: "o", value: 10, currency: "EUR", lines: [] },
  subscribed,
];
/** What one visitor does, batch after batch. */
export const history = array(
  record({
    after: constantFrom(1000, MINUTE, 5 * MINUTE, HOUR, DAY, 4 * DAY),
    events: array(constantFrom(...things), { minLength: 1, maxLength: 3 }),
    dismisses: boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);
