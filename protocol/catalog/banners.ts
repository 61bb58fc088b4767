import * as v from "valibot";
import { foreignId, key, link, localized } from "../text.ts";
import { button as labelled } from "./button.ts";

const title = v.pipe(localized, v.title("Heading"));
const text = v.pipe(v.optional(localized), v.title("Text"));
const button = v.pipe(v.optional(labelled), v.title("Button"));
const slot = v.pipe(v.optional(key), v.title("Slot on the page"));
const question = v.pipe(localized, v.title("Question"));
const choices = v.pipe(
  v.array(v.object({ value: key, label: localized })),
  v.minLength(2),
  v.maxLength(8),
  v.title("Answers"),
);

/** Every way to say something on the page. Texts only, never HTML. */
export const banner = v.variant("kind", [
  v.pipe(
    v.object({
      kind: v.literal("bar"),
      title,
      button,
      position: v.pipe(v.optional(v.picklist(["top", "bottom"])), v.title("Position")),
    }),
    v.title("Bar"),
  ),
  v.pipe(v.object({ kind: v.literal("corner-card"), title, text, button }), v.title("Corner card")),
  v.pipe(v.object({ kind: v.literal("modal"), title, text, button }), v.title("Modal")),
  v.pipe(
    v.object({
      kind: v.literal("inline"),
      slot: v.pipe(key, v.title("Slot on the page")),
      title,
      text,
      button,
    }),
    v.title("Inline block"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("recommendations"),
      slot,
      title,
      source: v.pipe(v.picklist(["for-you", "accessories", "content"]), v.title("What")),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12), v.title("How many")),
    }),
    v.title("Recommendations"),
  ),
  v.pipe(
    v.object({ kind: v.literal("comparison"), title, text, button }),
    v.title("Comparison of look-alikes in the cart"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("free-shipping"),
      slot,
      title: v.pipe(localized, v.title("While something is missing ({missing})")),
      reached: v.pipe(localized, v.title("When reached")),
    }),
    v.title("Progress to free shipping"),
  ),
  v.pipe(
    v.object({ kind: v.literal("countdown"), title, text, button }),
    v.title("Countdown to the offer's real end"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("exit-form"),
      title,
      text,
      label: v.pipe(localized, v.title("Field")),
      submit: v.pipe(localized, v.title("Button")),
      endpoint: v.pipe(link, v.title("Your endpoint for the address")),
      thanks: v.pipe(v.optional(localized), v.title("Thanks")),
      /** The shop's mail asks once more: only its page of thanks tells of the sign-up. */
      confirms: v.pipe(
        v.optional(v.boolean()),
        v.title("Confirmed by a mail of yours (double opt-in)"),
      ),
    }),
    v.title("Form before leaving"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("survey"),
      question,
      choices,
      thanks: v.pipe(localized, v.title("Thanks")),
    }),
    v.title("One question"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("answers"),
      title,
      entries: v.pipe(
        v.array(v.object({ question: localized, answer: localized })),
        v.minLength(1),
        v.maxLength(12),
      ),
    }),
    v.title("Questions and answers"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("push-prompt"),
      title,
      text,
      agree: v.pipe(localized, v.title("Yes")),
      decline: v.pipe(localized, v.title("No")),
    }),
    v.title("Ask for push"),
  ),
  v.pipe(
    v.object({
      kind: v.literal("download"),
      title,
      text,
      asset: v.pipe(foreignId, v.title("Asset")),
      button: v.object({ label: localized, url: link }),
    }),
    v.title("Guide to download"),
  ),
]);
export type Banner = v.InferOutput<typeof banner>;
export type BannerKind = Banner["kind"];
export type BannerOf<K extends BannerKind> = Extract<Banner, { kind: K }>;

/** Kinds that cover the page: at most one of them per page, few per visit. */
export const interrupting: ReadonlySet<BannerKind> = new Set([
  "modal",
  "comparison",
  "exit-form",
  "survey",
  "countdown",
  "push-prompt",
]);
