import type { Cause, Mode } from "#protocol/catalog/facts.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import type { Seen } from "../trace.ts";

export const modeWords: Readonly<Record<Mode, string>> = {
  "directed-buying": "knows what to buy",
  deliberating: "weighs up a few",
  "hedonic-browsing": "enjoys looking around",
  "knowledge-building": "reads up",
  shallow: "just passing",
  unknown: "too early to tell",
};

export const causeWords: Readonly<Record<Cause, string>> = {
  "lacks-information": "lacks information",
  "too-many-alike": "too many alike",
  "shipping-shock": "shipping is a shock",
  "coupon-failed": "a code was refused",
  distracted: "distracted",
  "payment-friction": "stuck at the payment",
  "gift-uncertainty": "unsure about a gift",
  "only-researching": "only researching",
  unknown: "no reason yet",
};

const act = (text: string): Seen => ({ text, tone: "act" });
const quiet = (text: string): Seen => ({ text, tone: "quiet" });
const reaction = (text: string): Seen => ({ text, tone: "reaction" });

/** What somebody did, in words; null for what only machines care about. */
export function seenOf(event: TrackerEvent, nameOf: (id: string) => string): Seen | null {
  switch (event.kind) {
    case "product_view":
      return act(`Looks at ${nameOf(event.item.id)}`);
    case "cart_add":
      return act(`Puts ${nameOf(event.item.id)} into the cart`);
    case "cart_remove":
      return act(`Takes ${nameOf(event.item.id)} out of the cart`);
    case "content_view":
      return act(`Reads “${event.title ?? event.content}”`);
    case "search":
      return act(`Searches “${event.query}”`);
    case "list_view":
      return quiet("Looks at a list");
    case "checkout_stage":
      return event.stage === "cart" ? null : act(`Goes to the checkout: ${event.stage}`);
    case "purchase":
      return act(`Buys for ${event.value} ${event.currency}`);
    case "exit_intent":
      return act("Moves to leave");
    case "attention":
      return event.state === "back"
        ? quiet("Comes back to the tab")
        : quiet(event.state === "away" ? "Turns to another tab" : "Goes quiet");
    case "dwell":
      return event.subject === "page" || event.engagedMs < 1000
        ? null
        : quiet(
            `${Math.round(event.engagedMs / 1000)} s of attention for ${event.part ? `the ${event.part} of ` : ""}${nameOf(event.id)}`,
          );
    case "wish_add":
      return act(`Wishes for ${nameOf(event.item.id)}`);
    case "shipping_shown":
      return quiet("Sees the shipping cost");
    case "coupon_refused":
      return quiet("A code is refused");
    case "consent":
      return event.consent.analytics
        ? act(event.consent.push ? "Agrees to push messages" : "Agrees to be remembered")
        : act("Takes back the consent");
    case "banner_shown":
      return reaction("Sees what was said");
    case "banner_clicked":
      return reaction("Clicks it");
    case "banner_dismissed":
      return reaction("Closes it");
    case "push_prompt":
      return event.step === "asked" ? null : reaction(`Push question: ${event.step}`);
    case "push_subscribed":
      return act("Can be reached by push from now on");
    case "message_clicked":
      return reaction("Comes through the push");
    case "gone":
      return quiet("Leaves the page");
    default:
      return null;
  }
}
