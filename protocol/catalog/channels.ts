import * as v from "valibot";
import { link, localized } from "../text.ts";
import { button } from "./button.ts";

/** Every way to say something later. */
export const message = v.variant("channel", [
  v.pipe(
    v.object({
      channel: v.literal("web-push"),
      title: v.pipe(localized, v.title("Title")),
      body: v.pipe(localized, v.title("Text")),
      url: v.pipe(v.optional(link), v.title("Leads to (the product if empty)")),
      /** Beside the message; two at most, as browsers show no more. */
      buttons: v.pipe(v.optional(v.pipe(v.array(button), v.maxLength(2))), v.title("Button")),
      withImage: v.pipe(v.optional(v.boolean()), v.title("Show the product's picture")),
      urgency: v.pipe(
        v.optional(v.picklist(["very-low", "low", "normal", "high"])),
        v.title("Urgency"),
      ),
    }),
    v.title("Web push"),
  ),
  v.pipe(
    v.object({
      channel: v.literal("webhook"),
      url: v.pipe(link, v.title("Your endpoint")),
      note: v.pipe(v.optional(localized), v.title("Text")),
    }),
    v.title("Signed webhook"),
  ),
]);
export type Message = v.InferOutput<typeof message>;
export type ChannelKind = Message["channel"];
export type MessageOf<K extends ChannelKind> = Extract<Message, { channel: K }>;
