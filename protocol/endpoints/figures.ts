import * as v from "valibot";
import type { Counts } from "../counts.ts";
import { trackerEvent } from "../event.ts";
import { foreignId, instant } from "../text.ts";
import type { CountsView, OrderSourceView, ProofView } from "../views.ts";
import { answers, nothing } from "./endpoint.ts";

/** One line of a shop's event export. */
export const importRow = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  user: foreignId,
  at: instant,
  event: trackerEvent,
});

/** What was counted, what it proves, and where the facts come from. */
export const figures = {
  readCounts: {
    method: "GET",
    path: "/v1/admin/sites/:site/counts",
    role: "viewer",
    about: "What was counted (?from=&until=&step=minute|hour|day).",
    request: nothing,
    ...answers<CountsView>(),
  },
  readProof: {
    method: "GET",
    path: "/v1/admin/sites/:site/proof",
    role: "viewer",
    about:
      "What every campaign really earned, and the shop as a whole, by randomised holdouts (?from=&until=: of those who entered then).",
    request: nothing,
    ...answers<ProofView>(),
  },
  readOrderSource: {
    method: "GET",
    path: "/v1/admin/sites/:site/orders",
    role: "owner",
    about:
      "Where the shop's server reports orders, the secret that it signs with, and the one with which Edgewise signs its webhooks.",
    request: nothing,
    ...answers<OrderSourceView>(),
  },
  putOrderSecret: {
    method: "PUT",
    path: "/v1/admin/sites/:site/orders/:platform",
    role: "owner",
    about: "Stores the secret with which shopify or woocommerce signs its webhooks.",
    request: v.object({ secret: v.pipe(v.string(), v.minLength(8), v.maxLength(200)) }),
    ...answers<null>(),
  },
  putShards: {
    method: "PUT",
    path: "/v1/admin/sites/:site/shards",
    role: "operator",
    about: "Spreads the shop's counters over more objects, while it runs; never over fewer.",
    request: v.object({ shards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)) }),
    ...answers<{ version: number }>(),
  },
  importRows: {
    method: "POST",
    path: "/v1/admin/sites/:site/imports/:import",
    role: "editor",
    about: "Takes up to 1 000 rows of an event export; the same row of the same file counts once.",
    request: v.object({ rows: v.pipe(v.array(importRow), v.maxLength(1000)) }),
    ...answers<{ taken: number; repeated: number }>(),
  },
  readImport: {
    method: "GET",
    path: "/v1/admin/sites/:site/imports/:import",
    role: "viewer",
    about: "What was counted of one import.",
    request: nothing,
    ...answers<Counts>(),
  },
} as const;
