import * as v from "valibot";
import { campaign, type Campaign } from "./campaign.ts";
import type { Counts } from "./counts.ts";
import { trackerEvent } from "./event.ts";
import type { HealthView, ModelHealth } from "./health.ts";
import { personas, type Persona } from "./persona.ts";
import { catalogueUpload, type Product } from "./product.ts";
import { settings } from "./site.ts";
import type { Role } from "./role.ts";
import { foreignId, instant, key, line } from "./text.ts";
import type {
  AuditView,
  CountsView,
  CreatedSite,
  DecisionView,
  OrderSourceView,
  ProofView,
  SiteView,
  StoryView,
  TokenView,
  VisitorRow,
} from "./views.ts";

const role = v.picklist(["owner", "editor", "viewer"]);
const nothing = v.optional(v.null());

/** What an endpoint answers with; only the compiler sees it. */
interface Answers<T> {
  readonly answer?: T;
}
function answers<T>(): Answers<T> {
  return {};
}

/** One line of a shop's event export. */
export const importRow = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  user: foreignId,
  at: instant,
  event: trackerEvent,
});
export type ImportRow = v.InferOutput<typeof importRow>;

/** Every endpoint of the admin API, once: routes are mounted from it, the dashboard calls through it, docs/API.md is printed from it. */
export const api = {
  signIn: {
    method: "POST",
    path: "/v1/admin/session",
    role: null,
    about: "Signs a browser in with a token; sets an HttpOnly cookie.",
    request: v.object({ token: v.pipe(v.string(), v.maxLength(200)) }),
    ...answers<{ site: string | null; role: Role }>(),
  },
  signOut: {
    method: "DELETE",
    path: "/v1/admin/session",
    role: null,
    about: "Signs the browser out.",
    request: nothing,
    ...answers<null>(),
  },
  who: {
    method: "GET",
    path: "/v1/admin/session",
    role: "viewer",
    about: "Who is signed in.",
    request: nothing,
    ...answers<{ site: string | null; role: Role }>(),
  },
  createSite: {
    method: "POST",
    path: "/v1/admin/sites",
    role: "operator",
    about: "Creates a shop and its owner's token.",
    request: v.object({
      site: v.optional(key),
      settings,
      jurisdiction: v.optional(v.picklist(["eu"])),
    }),
    ...answers<CreatedSite>(),
  },
  readSite: {
    method: "GET",
    path: "/v1/admin/sites/:site",
    role: "viewer",
    about: "The shop's settings and the line to paste.",
    request: nothing,
    ...answers<SiteView>(),
  },
  putSettings: {
    method: "PUT",
    path: "/v1/admin/sites/:site/settings",
    role: "owner",
    about: "Replaces the shop's settings.",
    request: settings,
    ...answers<{ version: number }>(),
  },
  readPersonas: {
    method: "GET",
    path: "/v1/admin/sites/:site/personas",
    role: "viewer",
    about: "The shop's personas.",
    request: nothing,
    ...answers<readonly Persona[]>(),
  },
  putPersonas: {
    method: "PUT",
    path: "/v1/admin/sites/:site/personas",
    role: "editor",
    about: "Replaces the shop's personas.",
    request: personas,
    ...answers<{ version: number }>(),
  },
  readCampaigns: {
    method: "GET",
    path: "/v1/admin/sites/:site/campaigns",
    role: "viewer",
    about: "All campaigns, whatever their status.",
    request: nothing,
    ...answers<readonly Campaign[]>(),
  },
  putCampaign: {
    method: "PUT",
    path: "/v1/admin/sites/:site/campaigns/:campaign",
    role: "editor",
    about: "Creates or replaces a campaign; a live one must pass the validator.",
    request: campaign,
    ...answers<{ version: number }>(),
  },
  deleteCampaign: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/campaigns/:campaign",
    role: "editor",
    about: "Deletes a campaign; its figures stay.",
    request: nothing,
    ...answers<{ version: number }>(),
  },
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
  readVisitors: {
    method: "GET",
    path: "/v1/admin/sites/:site/visitors",
    role: "viewer",
    about: "The visitors seen last, 100 a page (?before=EPOCH_MS&visitor=ID of the last one).",
    request: nothing,
    ...answers<readonly VisitorRow[]>(),
  },
  readVisitor: {
    method: "GET",
    path: "/v1/admin/sites/:site/visitors/:visitor",
    role: "viewer",
    about: "One visitor's story.",
    request: nothing,
    ...answers<StoryView>(),
  },
  readDecisions: {
    method: "GET",
    path: "/v1/admin/sites/:site/visitors/:visitor/decisions",
    role: "viewer",
    about: "One visitor's decisions, newest first, each with every candidate's reason.",
    request: nothing,
    ...answers<readonly DecisionView[]>(),
  },
  exportVisitor: {
    method: "GET",
    path: "/v1/admin/sites/:site/visitors/:visitor/export",
    role: "owner",
    about: "All that is stored of one visitor, as JSON.",
    request: nothing,
    ...answers<unknown>(),
  },
  eraseVisitor: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/visitors/:visitor",
    role: "owner",
    about: "Erases one visitor everywhere.",
    request: nothing,
    ...answers<{ erased: true }>(),
  },
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
    about: "What every campaign really earned, and the shop as a whole, by randomised holdouts.",
    request: nothing,
    ...answers<ProofView>(),
  },
  readOrderSource: {
    method: "GET",
    path: "/v1/admin/sites/:site/orders",
    role: "owner",
    about: "Where the shop's server reports orders, and the secret that it signs with.",
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
  readTokens: {
    method: "GET",
    path: "/v1/admin/sites/:site/tokens",
    role: "owner",
    about: "Who has access.",
    request: nothing,
    ...answers<readonly TokenView[]>(),
  },
  createToken: {
    method: "POST",
    path: "/v1/admin/sites/:site/tokens",
    role: "owner",
    about: "Gives somebody access; the token is shown once.",
    request: v.object({ name: line, role }),
    ...answers<{ token: string; id: string }>(),
  },
  revokeToken: {
    method: "DELETE",
    path: "/v1/admin/sites/:site/tokens/:token",
    role: "owner",
    about: "Takes access away at once.",
    request: nothing,
    ...answers<null>(),
  },
  readAudit: {
    method: "GET",
    path: "/v1/admin/sites/:site/audit",
    role: "owner",
    about: "The last 200 changes and who made them.",
    request: nothing,
    ...answers<readonly AuditView[]>(),
  },
} as const;

export type Api = typeof api;
export type Endpoint = keyof Api;
export type RequestOf<E extends Endpoint> = v.InferInput<Api[E]["request"]>;
export type AnswerOf<E extends Endpoint> = Api[E] extends Answers<infer T> ? T : never;

/** The socket that keeps a dashboard live. */
export const LIVE_PATH = "/v1/admin/sites/:site/live";
