import * as v from "valibot";
import { answers, nothing } from "./endpoint.ts";
import { feedSettings } from "../feed.ts";
import type { FeedHealth, HealthView, IdsView, ModelHealth } from "../health.ts";
import { catalogueUpload, type Product } from "../product.ts";
import { foreignId } from "../text.ts";

/** The part of the admin API about what a shop sells and what is recommended of it. */
export const catalogue = {
  putCatalogue: {
    method: "POST",
    path: "/v1/admin/sites/:site/catalogue",
    role: "editor",
    about: "Adds, replaces and removes products and articles.",
    request: catalogueUpload,
    ...answers<{ version: number; products: number; articles: number }>(),
  },
  readCatalogue: {
    method: "GET",
    path: "/v1/admin/sites/:site/catalogue",
    role: "viewer",
    about: "The catalogue, 200 products a page (?after=ID).",
    request: nothing,
    ...answers<{ products: readonly Product[]; next: string | null }>(),
  },
  readHealth: {
    method: "GET",
    path: "/v1/admin/sites/:site/health",
    role: "viewer",
    about: "How the shop's recommendation model and catalogue are.",
    request: nothing,
    ...answers<HealthView>(),
  },
  buildModel: {
    method: "POST",
    path: "/v1/admin/sites/:site/model",
    role: "editor",
    about: "Learns from all finished visits now instead of within the hour.",
    request: nothing,
    ...answers<ModelHealth>(),
  },
  putFeed: {
    method: "PUT",
    path: "/v1/admin/sites/:site/feed",
    role: "editor",
    about: "Sets where the shop's product feed lies (null: there is none) and reads it at once.",
    request: v.nullable(feedSettings),
    ...answers<FeedHealth | null>(),
  },
  readFeed: {
    method: "POST",
    path: "/v1/admin/sites/:site/feed/read",
    role: "editor",
    about: "Reads the feed now instead of on schedule.",
    request: nothing,
    ...answers<FeedHealth | null>(),
  },
  readIds: {
    method: "GET",
    path: "/v1/admin/sites/:site/catalogue/ids",
    role: "viewer",
    about:
      "Which ids of the shop's pages were found in the catalogue, by which rule, and which were not.",
    request: nothing,
    ...answers<IdsView>(),
  },
  putIds: {
    method: "PUT",
    path: "/v1/admin/sites/:site/catalogue/ids",
    role: "editor",
    about: "Says by hand which product an id of the shop's pages means.",
    request: v.object({ byHand: v.record(foreignId, foreignId) }),
    ...answers<IdsView>(),
  },
} as const;
