import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { Refused } from "#protocol/decision.ts";
import { type Consent, trackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import { browserOnly, EVENTS_PATH, told, type Told, type ToldAnswer } from "#protocol/told.ts";
import { MAX_BATCH_BYTES } from "#protocol/wire.ts";
import { now } from "../clock.ts";
import { withKnownIds } from "../domain/catalogue/known-ids.ts";
import { complaintTold } from "../domain/refusal/told.ts";
import { fingerprint } from "../domain/session/fingerprints.ts";
import type { Placed } from "../domain/session/placed.ts";
import { isSite, isVisitor, personOf } from "../tokens/ids.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { signedAt } from "../orders/signature.ts";
import { Refusal } from "../refusal.ts";
import { viewOf } from "../published/view.ts";
import { parseJson, readText } from "./body.ts";
import { complaintsOf, refusedEvent } from "./complaints.ts";
import { limit } from "./limit.ts";

type Ctx = Context<{ Bindings: Env }>;

const NOTHING: Consent = { analytics: false, personalisation: false, push: false };

/** What only the shop's app, tills and server see of a visitor or customer, in the tag's words. */
export const events = new Hono<{ Bindings: Env }>().post(EVENTS_PATH, async (c) => {
  const site = c.req.query("site") ?? "";
  if (!(await isSite(c.env, site))) throw new Refusal("unknown-site");
  await limit(c, site, "NETWORK_LIMIT");
  const at = await now(c.env);
  const { report, signedAt: signed } = await readSigned(c, site, at);
  const view = await viewOf(c.env, site, (work) => c.executionCtx.waitUntil(work));
  if (!view) throw new Refusal("unknown-site");
  const { placed, refused } = place(report, view.catalogue, Math.min(report.at ?? signed, at));
  const outcome = placed.length === 0 ? "refused" : await take(c.env, site, report, placed);
  const answer: ToldAnswer = { id: report.id, outcome, ...(refused.length > 0 && { refused }) };
  return c.json(answer);
});

async function readSigned(
  c: Ctx,
  site: string,
  at: number,
): Promise<{ readonly report: Told; readonly signedAt: number }> {
  const body = await readText(c, MAX_BATCH_BYTES);
  const secret = await siteOf(c.env, site).orderSecret("edgewise");
  if (secret === null) throw new Refusal("unknown-site");
  const signed = await signedAt(secret, body, c.req.header("edgewise-signature") ?? "", at);
  if (signed === null) {
    throw new Refusal("bad-signature", [{ field: "Edgewise-Signature", code: "sign-events" }]);
  }
  const parsed = v.safeParse(told, parseJson(body, "bad-request"));
  if (!parsed.success) throw new Refusal("bad-request", complaintsOf(parsed.issues));
  return { report: parsed.output, signedAt: signed };
}

async function take(
  env: Env,
  site: string,
  report: Told,
  placed: readonly Placed[],
): Promise<ToldAnswer["outcome"]> {
  const visitor = await whose(env, site, report);
  const { outcome = "unknown" } = await visitorOf(env, site, visitor).visit({
    site,
    visitor,
    tab: report.id,
    number: 1,
    report: report.id,
    consent: report.consent ?? NOTHING,
    page: { path: "/" },
    leaving: true,
    placed,
    request: {},
  });
  return outcome;
}

async function whose(env: Env, site: string, { visitor, customer }: Told): Promise<string> {
  if (customer !== undefined) return personOf(env, site, customer);
  if (visitor !== undefined && (await isVisitor(env, site, visitor))) return visitor;
  throw new Refusal("unknown-visitor");
}

/** Each event with its moment; one that cannot be read, or that only a browser can tell, is refused alone. */
function place(
  { id, by, events: all }: Told,
  catalogue: Catalogue,
  from: number,
): { readonly placed: readonly Placed[]; readonly refused: readonly Refused[] } {
  const placed: Placed[] = [];
  const refused: Refused[] = [];
  for (const [index, raw] of all.entries()) {
    const parsed = v.safeParse(trackerEvent, typeof raw === "object" ? { agoMs: 0, ...raw } : raw);
    if (!parsed.success) {
      refused.push(refusedEvent(index, parsed.issues));
    } else if (browserOnly.has(parsed.output.kind)) {
      const complaint = { field: "kind", code: "only-browser" } as const;
      refused.push({ index, ...complaintTold(complaint, "en") });
    } else {
      const event = withKnownIds(parsed.output, catalogue);
      const order = `${fingerprint(id)}/0000000001/${String(index).padStart(3, "0")}`;
      const source = by === "app" ? "app" : "server";
      placed.push({ event, at: Math.round(from - event.agoMs), order, source });
    }
  }
  return { placed, refused };
}
