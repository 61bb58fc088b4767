import { Hono } from "hono";
import { batch, type Batch } from "#protocol/batch.ts";
import type { Answer, Refused, Show } from "#protocol/decision.ts";
import type { Catalogue } from "#protocol/product.ts";
import { MAX_BATCH_BYTES, PROTOCOL_VERSION, VISIT_PATH } from "#protocol/wire.ts";
import { now } from "../clock.ts";
import { shardOf } from "../domain/flush.ts";
import { preview } from "../domain/preview.ts";
import { knownId } from "../domain/catalogue/known-ids.ts";
import { isMeaningful } from "../domain/session/meaningful.ts";
import type { Placed } from "../domain/session/placed.ts";
import { newSession } from "../domain/session/session.ts";
import { tallyOf } from "../domain/session/tally.ts";
import { isStaff, isWorthKeeping, passages } from "../tokens/identity.ts";
import { isSite, isVisitor, visitorOfTab } from "../tokens/ids.ts";
import { censusOf, siteOf, visitorOf } from "../namespaces.ts";
import { previewed } from "../tokens/preview-token.ts";
import { noteLooks } from "../looks.ts";
import { Refusal } from "../refusal.ts";
import { type View, viewOf } from "../published/view.ts";
import { readBody } from "./body.ts";
import { isBot } from "./bot.ts";
import { limit } from "./limit.ts";
import { place } from "./place.ts";

// So many letters of an id are shared by many visitors: they tell two apart and name nobody.
const TELLING_APART = 2;

/** What a visitor's object answers to its part of a batch. */
type Kept = Awaited<ReturnType<ReturnType<typeof visitorOf>["visit"]>>;

/** What a page reports, and in the same round trip what to show. */
export const visit = new Hono<{ Bindings: Env }>().post(VISIT_PATH, async (c) => {
  const received = await readBody(c, batch, MAX_BATCH_BYTES, { code: "bad-batch" });
  if (
    received.protocolVersion > PROTOCOL_VERSION ||
    received.protocolVersion < PROTOCOL_VERSION - 1
  ) {
    throw new Refusal("old-protocol");
  }
  if (!(await isSite(c.env, received.site))) throw new Refusal("unknown-site");
  const view = await viewOf(c.env, received.site, (work) => c.executionCtx.waitUntil(work));
  if (!view) throw new Refusal("unknown-site");
  const issued =
    received.visitor !== undefined && (await isVisitor(c.env, received.site, received.visitor));
  const origin = c.req.header("origin");
  // A sandbox, as Shopify's checkout has one, is of no origin: that it can name a visitor shows that the shop's page let it look.
  const isKnown = view.snapshot.settings.origins.includes(origin ?? "");
  if (!origin || !(isKnown || (origin === "null" && issued))) {
    throw new Refusal("foreign-origin", [
      origin === "null"
        ? { field: "Origin", code: "sandboxed" }
        : { field: "Origin", code: "add-origin", facts: { origin: origin ?? "(none)" } },
    ]);
  }
  const answer = answerTo(origin);

  await limit(c, received.site, "NETWORK_LIMIT");
  const at = await now(c.env);
  const { placed, refused } = place(received, view.catalogue, at);
  // A program that nobody was before is nobody; in a known visitor's browser the log says why it sees nothing.
  const bot = isBot(c.req.raw);
  if (bot && received.visitor === undefined) return answer({ refused });
  const shown = await previewShows(c.env, received, view, at);
  if (shown) return answer({ refused, shows: shown });

  const visitor =
    issued && received.visitor
      ? received.visitor
      : await visitorOfTab(c.env, received.site, received.first ?? received.tab);
  if (bot && !issued) return answer({ refused });
  // Somebody who spoke from another page before is no bounce.
  const isBack = issued || (received.first !== undefined && received.first !== received.tab);
  if (!isBack && !isMeaningful(placed.map(({ event }) => event))) {
    if (received.leaving) c.executionCtx.waitUntil(bounced(c.env, received, view, placed, at));
    return answer({ refused });
  }

  if (!isBack) await limit(c, received.site, "NEWCOMER_LIMIT");
  // On one's own machine these facts are made up; the browser's are better.
  const cf: unknown = c.env.LOCAL_SITE === undefined ? c.req.raw.cf : undefined;
  const { site, tab, number, consent, page, leaving = false } = received;
  const isOwn = await isStaff(c.env, site, page.staff);
  const call = {
    site,
    tab,
    number,
    consent,
    page: pageOf(received, view.catalogue),
    request: {
      ...text(cf, "country"),
      ...text(cf, "timezone", "timeZone"),
      ...(bot && { bot }),
    },
    ...(isOwn && { staff: true }),
  };
  if (bot) {
    await visitorOf(c.env, site, visitor).visit({ ...call, visitor, placed, leaving });
    return answer({ refused });
  }
  const parts = await passages(
    c.env,
    { site, visitor, tab, number, hasPush: consent.push },
    placed,
    at,
  );
  let kept: Kept = { visitor, shows: [], erased: false };
  for (const part of parts) {
    const isLast = part === parts.at(-1);
    const told = {
      ...call,
      visitor: part.visitor,
      placed: part.placed,
      leaving: leaving || !isLast,
    };
    kept = isWorthKeeping(part, visitor)
      ? await visitorOf(c.env, site, part.visitor).visit(told, part.person)
      : { visitor: part.visitor, shows: [], erased: false };
    const clicks = clicksIn(part.placed);
    if (clicks.length > 0 && consent.analytics && !kept.erased)
      c.executionCtx.waitUntil(siteOf(c.env, site).clicked(kept.visitor ?? part.visitor, clicks));
  }
  if (consent.analytics && !kept.business) {
    const looks = noteLooks(site, placed, view.catalogue, {
      visitor: visitor.slice(0, TELLING_APART),
      origin,
      page,
    });
    if (looks) c.executionCtx.waitUntil(siteOf(c.env, site).looked(looks));
  }
  return answer({
    refused,
    ...(kept.erased && { erased: true }),
    ...(kept.visitor !== null && { visitor: kept.visitor }),
    ...(kept.renewPush && { renewPush: true }),
    shows: kept.shows,
  });
});

/** What a signed preview link shows in this browser only: nothing is kept, nothing counted. Null: no preview. */
async function previewShows(
  env: Env,
  { site, tab, number, consent, page }: Batch,
  view: View,
  at: number,
): Promise<readonly Show[] | null> {
  if (page.preview === undefined) return null;
  const id = await previewed(env, site, page.preview, at);
  const campaign = id === null ? null : await siteOf(env, site).campaign(id);
  if (!campaign) return [];
  const others = view.snapshot.campaigns.filter((other) => other.id !== campaign.id);
  const snapshot = { ...view.snapshot, campaigns: [...others, campaign] };
  const nobody = { state: null, site, visitor: "preview", placed: [], request: {}, backfill: null };
  const input = { ...nobody, tab, number, consent, page, leaving: false, now: at, seed: tab };
  return preview({ ...input, ...view, snapshot }, campaign.id);
}

/** The messages by which somebody came. */
function clicksIn(placed: readonly Placed[]): readonly string[] {
  return placed.flatMap(({ event }) => (event.kind === "message_clicked" ? event.token : []));
}

/** Counts a page that was left before anything happened, together with how it loaded. */
async function bounced(
  env: Env,
  { site, tab, page }: Batch,
  { snapshot, catalogue }: View,
  placed: readonly Placed[],
  at: number,
): Promise<void> {
  const nobody = newSession(at);
  if (await isStaff(env, site, page.staff)) return;
  const context = { settings: snapshot.settings, catalogue, page, now: at };
  const seen = tallyOf(null, nobody, placed, context);
  const counts = { ...seen, bounce: 1, "cost/requests": 1, "cost/calls": 1, "cost/rows": 1 };
  await censusOf(env, site, shardOf(tab, snapshot.shards)).count(at, counts);
}

type Parts = Omit<Partial<Answer>, "refused"> & { readonly refused: readonly Refused[] };

/** Answers pages of this origin; what Hono would put together in steps is known here at once. */
function answerTo(origin: string): (parts: Parts) => Response {
  const headers = {
    "Content-Type": "application/json",
    "Access-Control-Allow-Origin": origin,
    Vary: "Origin",
  };
  return ({ refused, ...rest }) => {
    const answer: Answer = {
      protocolVersion: PROTOCOL_VERSION,
      shows: [],
      ...rest,
      ...(refused.length > 0 && { refused }),
    };
    return new Response(JSON.stringify(answer), { headers });
  };
}

function pageOf({ page }: Batch, catalogue: Catalogue): Batch["page"] {
  const { product } = page;
  return product === undefined ? page : { ...page, product: knownId(product, catalogue) };
}

function text(cf: unknown, name: string, as = name): Record<string, string> {
  const value: unknown = typeof cf === "object" && cf !== null ? Reflect.get(cf, name) : undefined;
  return typeof value === "string" ? { [as]: value } : {};
}
