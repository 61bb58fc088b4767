import * as v from "valibot";
import { stages } from "../event.ts";
import { foreignId, line } from "../text.ts";
import { causes } from "./facts.ts";

const seconds = (title: string) =>
  v.pipe(v.number(), v.minValue(0), v.maxValue(86_400), v.title(title));
const days = (title: string) => v.pipe(v.number(), v.minValue(1), v.maxValue(730), v.title(title));

/** What a visitor does that has no trigger of its own. */
export const signals = [
  "product_view",
  "list_view",
  "content_view",
  "search",
  "filter",
  "cart_add",
  "cart_remove",
  "wish_remove",
  "wish_alert",
  "share",
  "download",
  "survey_answer",
  "preference",
  "identify",
  "banner_clicked",
  "banner_dismissed",
] as const;
export type Signal = (typeof signals)[number];

/** Every signal that can start a campaign. */
export const trigger = v.variant("kind", [
  v.pipe(v.object({ kind: v.literal("landing") }), v.title("A visit begins")),
  v.pipe(
    v.object({
      kind: v.literal("page"),
      pathPrefix: v.optional(v.pipe(line, v.title("Path starts with"))),
    }),
    v.title("A page is opened"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("return"),
      afterDays: v.pipe(
        v.number(),
        v.minValue(0),
        v.maxValue(730),
        v.title("After at least (days)"),
      ),
    }),
    v.title("Somebody comes back"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("dwell"),
      seconds: seconds("Engaged for (seconds)"),
      product: v.optional(foreignId),
    }),
    v.title("Stays on a product"),
  ),
  v.pipe(v.object({ kind: v.literal("exit-intent") }), v.title("About to leave")),
  v.pipe(v.object({ kind: v.literal("cart-changed") }), v.title("The cart changes")),
  v.pipe(
    v.object({
      kind: v.literal("checkout-stage"),
      stage: v.pipe(v.picklist(stages), v.title("Stage")),
    }),
    v.title("Reaches a checkout stage"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("abandoned"),
      stage: v.optional(
        v.pipe(v.picklist(["cart", "address", "shipping", "payment"]), v.title("Stage")),
      ),
      afterSeconds: v.optional(seconds("Left for (seconds)")),
    }),
    v.title("A cart is left"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("stage-stalled"),
      stage: v.pipe(v.picklist(["cart", "address", "shipping", "payment"]), v.title("Stage")),
      afterSeconds: seconds("Without going on for (seconds)"),
    }),
    v.title("Gets stuck at a checkout stage"),
  ),
  v.pipe(
    v.object({ kind: v.literal("audience-entered") }),
    v.title("Somebody comes to belong to the audience"),
  ),
  v.pipe(
    v.object({ kind: v.literal("signal"), of: v.pipe(v.picklist(signals), v.title("Signal")) }),
    v.title("Any other signal"),
  ),
  v.pipe(
    v.object({ kind: v.literal("cause"), cause: v.pipe(v.picklist(causes), v.title("Cause")) }),
    v.title("The reason for leaving becomes clear"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("persona-changed"),
      to: v.optional(v.pipe(line, v.title("To persona"))),
    }),
    v.title("The persona changes"),
  ),
  v.pipe(
    v.object({ kind: v.literal("browse-abandoned"), afterSeconds: seconds("Left for (seconds)") }),
    v.title("Looked, left without a cart"),
  ),
  v.pipe(v.object({ kind: v.literal("wish") }), v.title("Something is put on the wish-list")),
  v.pipe(v.object({ kind: v.literal("search-without-result") }), v.title("A search finds nothing")),
  v.pipe(v.object({ kind: v.literal("coupon-refused") }), v.title("A coupon is refused")),
  v.pipe(v.object({ kind: v.literal("shipping-shown") }), v.title("The shipping cost is shown")),
  v.pipe(v.object({ kind: v.literal("sign-up") }), v.title("Signs up for the newsletter")),
  v.pipe(v.object({ kind: v.literal("push-subscribed") }), v.title("Allows push messages")),
  v.pipe(v.object({ kind: v.literal("purchase") }), v.title("Buys")),
  v.pipe(
    v.object({ kind: v.literal("inactive"), days: days("Without a visit for (days)") }),
    v.title("Has not come for a while"),
  ),
  v.pipe(v.object({ kind: v.literal("price-drop") }), v.title("A watched product gets cheaper")),
  v.pipe(v.object({ kind: v.literal("back-in-stock") }), v.title("A watched product is back")),
  v.pipe(v.object({ kind: v.literal("collective") }), v.title("Sent once to a segment")),
  v.pipe(
    v.object({ kind: v.literal("custom"), name: v.pipe(line, v.title("Event name")) }),
    v.title("An event of the shop"),
  ),
]);
export type Trigger = v.InferOutput<typeof trigger>;
export type TriggerKind = Trigger["kind"];
export type TriggerOf<K extends TriggerKind> = Extract<Trigger, { kind: K }>;
