import type { TrackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import { noPersona } from "../../edge/domain/persona/shop/persona-state.ts";
import { meanPriceRank } from "../../edge/domain/persona/tier/tier.ts";
import { understand } from "../../edge/domain/persona/understand.ts";
import { fold } from "../../edge/domain/session/fold.ts";
import { newSession } from "../../edge/domain/session/session.ts";
import type { Row } from "./events.ts";

/** What the edge would have said after these rows. */
export interface Label {
  readonly mode: string;
  readonly tier: string;
  readonly rank: number | null;
  readonly persona: string | null;
}

const settings: Settings = {
  name: "Export",
  origins: ["https://shop.example"],
  timeZone: "UTC",
  markets: [{ id: "all", locale: "en", currency: "USD", pricesIncludeTax: true }],
  consent: "required",
  theme: {},
  caps: { interruptionsPerVisit: 2, messagesPerDay: 2, messagesPerWeek: 5 },
  holdout: 0,
  sitewideSale: false,
  everyoneTreated: false,
  stopEverything: false,
  abandonedAfterSeconds: { cart: 240, payment: 1800 },
  visitEndsAfterSeconds: 1800,
  retentionDays: 400,
  pushWorker: "/edgewise-sw.js",
};

/** Folds the rows as the edge does, and asks it who that was. */
export function labelOf(rows: readonly Row[], catalogue: Catalogue): Label {
  const snapshot: Pick<Snapshot, "personas" | "settings"> = { personas: [], settings };
  const last = rows.at(-1)?.at ?? 0;
  const placed = rows.flatMap((row, index) =>
    eventsOf(row, index).map((event, place) => ({
      event,
      at: row.at,
      order: `export/${index}/${place}`,
    })),
  );
  const context = { settings, catalogue, page: { path: "/" }, now: last };
  const session = fold(newSession(last), placed, context);
  const state = { session, persona: noPersona };
  const { understanding } = understand(state, snapshot, catalogue, last);
  return {
    mode: understanding.mode.id,
    tier: understanding.tier,
    rank: meanPriceRank(session, catalogue),
    persona: understanding.persona.id,
  };
}

function eventsOf({ type, product }: Row, index: number): readonly TrackerEvent[] {
  const item = { id: product };
  switch (type) {
    case "view":
      return [
        { kind: "page_view", agoMs: 0 },
        { kind: "product_view", item, agoMs: 0 },
      ];
    case "cart":
      return [{ kind: "cart_add", item, quantity: 1, agoMs: 0 }];
    case "remove_from_cart":
      return [{ kind: "cart_remove", item, quantity: 1, agoMs: 0 }];
    case "purchase":
      return [
        {
          kind: "purchase",
          order: `row-${index}`,
          value: 0,
          currency: "USD",
          lines: [{ ...item, quantity: 1 }],
          agoMs: 0,
        },
      ];
  }
}
