import { codeUpload } from "./coupon.ts";
import * as v from "valibot";
import { access } from "./endpoints/access.ts";
import { campaigns } from "./endpoints/campaigns.ts";
import { catalogue } from "./endpoints/catalogue.ts";
import { answers, type Answers, nothing } from "./endpoints/endpoint.ts";
import { figures, type importRow } from "./endpoints/figures.ts";
import { sends } from "./endpoints/sends.ts";
import { identity } from "./endpoints/identity.ts";
import { personas, type Persona } from "./persona.ts";
import { settings } from "./site.ts";
import { key } from "./text.ts";
import type { StoryView } from "./story.ts";
import type { CreatedSite, DecisionView, ReplayView, SiteView, VisitorRow } from "./views.ts";

export type ImportRow = v.InferOutput<typeof importRow>;

/** Every endpoint of the admin API, once: routes are mounted from it, the dashboard calls through it, docs/API.md is printed from it. */
export const api = {
  ...access,
  createSite: {
    method: "POST",
    path: "/v1/admin/sites",
    role: "operator",
    about:
      "Creates a shop and its owner's token. The edge makes the id; `site` is for the shop of a local edge alone.",
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
  ...campaigns,
  uploadCodes: {
    method: "POST",
    path: "/v1/admin/sites/:site/codes/:pool",
    role: "editor",
    about: "Adds coupon codes that the shop's own system knows to a pool.",
    request: codeUpload,
    ...answers<{ added: number }>(),
  },
  ...catalogue,
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
  replayVisitor: {
    method: "GET",
    path: "/v1/admin/sites/:site/visitors/:visitor/replay",
    role: "editor",
    about: "Decides everything in a visitor's log once more and tells where a byte differs.",
    request: nothing,
    ...answers<ReplayView>(),
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
  ...sends,
  ...identity,
  ...figures,
} as const;

export type Api = typeof api;
export type Endpoint = keyof Api;
export type RequestOf<E extends Endpoint> = v.InferInput<Api[E]["request"]>;
export type AnswerOf<E extends Endpoint> = Api[E] extends Answers<infer T> ? T : never;

/** The socket that keeps a dashboard live. */
export const LIVE_PATH = "/v1/admin/sites/:site/live";
