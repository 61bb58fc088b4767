import * as v from "valibot";
import type { Batch } from "#protocol/batch.ts";
import type { Refused } from "#protocol/decision.ts";
import { trackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import { withKnownIds } from "../domain/catalogue/known-ids.ts";
import { withAddress } from "../domain/session/address.ts";
import type { Placed } from "../domain/session/placed.ts";
import { refusedEvent } from "./complaints.ts";

type EventSchema = (typeof trackerEvent.options)[number];

// A variant tries its options one by one, which costs more than all the rest of the check.
const kinds: ReadonlyMap<string, EventSchema> = new Map(
  trackerEvent.options.map((option) => [option.entries.kind.literal, option]),
);

/** Gives each event its moment by the edge's clock; unknown kinds are ignored, bad ones refused alone. */
export function place(
  received: Batch,
  catalogue: Catalogue,
  at: number,
): { placed: readonly Placed[]; refused: readonly Refused[] } {
  const placed: Placed[] = [];
  const refused: Refused[] = [];
  for (const [index, raw] of received.events.entries()) {
    const schema = schemaOf(raw);
    if (!schema) continue;
    const parsed = v.safeParse(schema, raw);
    if (parsed.success) {
      const happenedAt = Math.round(at - (received.heldMs ?? 0) - parsed.output.agoMs);
      placed.push({
        event: withKnownIds(parsed.output, catalogue),
        at: happenedAt,
        order: orderOf(received.tab, received.number, index),
      });
    } else {
      refused.push(refusedEvent(index, parsed.issues));
    }
  }
  const { tab, number, events, page } = received;
  const next = (index: number) => orderOf(tab, number, events.length + index);
  return { placed: withAddress(placed, page.path, next), refused };
}

/** What an event of its kind looks like; undefined for a kind that a later tag may know. */
function schemaOf(raw: unknown): EventSchema | typeof trackerEvent | undefined {
  const kind: unknown = typeof raw === "object" && raw !== null && Reflect.get(raw, "kind");
  // Without a kind it is none, which the schema of them all says best.
  return typeof kind === "string" ? kinds.get(kind) : trackerEvent;
}

function orderOf(tab: string, number: number, index: number): string {
  return `${tab}/${String(number).padStart(10, "0")}/${String(index).padStart(3, "0")}`;
}
