import type { EventOf, TrackerEvent } from "#protocol/event.ts";
import { withChange } from "./cart-log.ts";
import { withTotal } from "./cart-total.ts";
import type { FoldContext } from "./fold.ts";
import { goodOf, withGood } from "./goods.ts";
import { orderOf, withOrder } from "./orders.ts";
import { placeOf, type Placed } from "./placed.ts";
import { remember } from "./remembered.ts";
import type { Session } from "./session.ts";
import { betterCard, LOYALTY_CARD } from "./loyalty.ts";
import { read, told, unwished, viewed, wished } from "./lists.ts";
import { counted, scrolled, withItem, type Visit, type VisitCount } from "./visits.ts";

/** The session after a fact, and what it changes of the visit that it belongs to. */
export interface Changed {
  readonly session: Session;
  readonly visit?: (visit: Visit) => Visit;
}

const attentionCounts = { away: "aways", back: "returns", idle: "idles" } as const;
const SEARCHES = 12;
const MAX_QUERY = 60;
const DOWNLOADS = 10;
const REMOVED = 8;

/** The session after one more fact. */
export function afterEvent(session: Session, fact: Placed, context: FoldContext): Changed {
  const { event, at } = fact;
  switch (event.kind) {
    case "page_view":
      return { session, visit: (visit) => ({ ...visit, pages: visit.pages + 1 }) };
    case "product_view":
      return afterProductView(session, event, at, context);
    case "dwell":
      return afterDwell(session, event, at);
    case "cart_add":
      return afterCartChange(session, fact, event, event.quantity, context);
    case "cart_remove":
      return afterCartChange(session, fact, event, -event.quantity, context);
    case "cart_set": {
      const whole = event.lines.map(({ id, quantity }) => ({ id, quantity, at }));
      const goods = event.lines.reduce(
        (all, line) => withGood({ ...session, goods: all }, line, at, context),
        session.goods,
      );
      const cartLog = withChange(session.cartLog, { at, place: placeOf(fact), whole });
      return { session: withTotal({ ...session, goods, cartLog }, event, at) };
    }
    case "checkout_stage": {
      const { stage } = event;
      const reached = { ...session.reached, [stage]: Math.max(at, session.reached[stage] ?? 0) };
      return { session: { ...session, reached } };
    }
    case "purchase":
      return afterPurchase(session, fact, event);
    case "wish_add":
      return { session: wished(session, event.item.id, at) };
    case "wish_alert":
      return { session: wished(session, event.item.id, at, event.when) };
    case "wish_remove":
      return { session: unwished(session, event.item.id, at) };
    case "search": {
      const id = event.query.trim().toLowerCase().slice(0, MAX_QUERY);
      const searches = remember(session.searches, { id, at }, SEARCHES);
      const visit = (before: Visit) =>
        event.results === 0
          ? counted(counted(before, "searches"), "searchesInVain")
          : counted(before, "searches");
      return { session: { ...session, searches }, visit };
    }
    case "content_view":
      return {
        session: read(
          session,
          event.content,
          { views: 1, engagedMs: 0, tags: event.tags },
          at,
          context,
        ),
        visit: (visit) =>
          withItem(counted(visit, "contents"), {
            id: event.content,
            bought: false,
            content: true,
            at,
          }),
      };
    case "download":
      return {
        session: {
          ...session,
          downloads: remember(session.downloads, { id: event.asset, at }, DOWNLOADS),
        },
      };
    case "preference":
      return { session: afterPreference(session, event, fact) };
    case "survey_answer":
      return {
        session: { ...session, answers: told(session.answers, event.campaign, event.answer, at) },
      };
    case "identify":
    case "logout": {
      // Without the shop's signature it is no more than a hint, which audiences may use.
      const isIn = event.kind === "identify";
      const preferences = told(session.preferences, "signed-in", isIn, at);
      return { session: { ...session, preferences } };
    }
    case "sign_up":
      return { session: { ...session, signedUpAt: Math.max(at, session.signedUpAt ?? 0) } };
    default:
      return { session, ...countOf(event) };
  }
}

function afterPreference(
  session: Session,
  { name, value }: EventOf<"preference">,
  { at, source = "page" }: Placed,
): Session {
  const preferences = told(session.preferences, name, value, at);
  if (name !== LOYALTY_CARD) return { ...session, preferences };
  const card = { has: value === true || value === "true", at, byServer: source !== "page" };
  return { ...session, preferences, loyaltyCard: betterCard(session.loyaltyCard, card) };
}

function countOf(event: TrackerEvent): Omit<Changed, "session"> {
  const name = nameOfCount(event);
  return name === null ? {} : { visit: (visit) => counted(visit, name) };
}

function nameOfCount(event: TrackerEvent): VisitCount | null {
  switch (event.kind) {
    case "list_view":
      return "lists";
    case "filter":
      return "filters";
    case "coupon_refused":
      return "couponsRefused";
    case "shipping_shown":
      return "shippingShown";
    case "exit_intent":
      return "exits";
    case "share":
      return "shares";
    case "attention":
      return attentionCounts[event.state];
    default:
      return null;
  }
}

function afterProductView(
  session: Session,
  { item }: EventOf<"product_view">,
  at: number,
  context: FoldContext,
): Changed {
  const goods = withGood(session, item, at, context);
  const category = goodOf(item.id, { ...session, goods }, context).categories.at(-1) ?? "";
  const seen = viewed({ ...session, goods }, item.id, { category, views: 1, engagedMs: 0 }, at);
  return {
    session: seen,
    visit: (visit) => counted(withItem(visit, { id: item.id, bought: false, at }), "products"),
  };
}

function afterDwell(session: Session, event: EventOf<"dwell">, at: number): Changed {
  const engagedMs = Math.round(event.engagedMs);
  const scroll = Math.round(100 * (event.scroll ?? 0));
  switch (event.subject) {
    case "page":
      return { session, visit: (visit) => scrolled(counted(visit, "pageMs", engagedMs), scroll) };
    case "product":
      return {
        session: viewed(session, event.id, { category: "", views: 0, engagedMs }, at),
        visit: (visit) => counted(visit, "productMs", engagedMs),
      };
    case "content":
      return {
        session: read(session, event.id, { views: 0, engagedMs, scroll }, at),
        visit: (visit) => counted(visit, "contentMs", engagedMs),
      };
    case "part": {
      const { part } = event;
      return part === undefined
        ? { session }
        : { session, visit: (visit) => counted(visit, `${part}Ms`, engagedMs) };
    }
  }
}

function afterCartChange(
  session: Session,
  fact: Placed,
  { kind, item }: EventOf<"cart_add" | "cart_remove">,
  by: number,
  context: FoldContext,
): Changed {
  const { at } = fact;
  const change = { at, place: placeOf(fact), id: item.id, by };
  return {
    session: {
      ...session,
      goods: withGood(session, item, at, context),
      cartLog: withChange(session.cartLog, change),
      removed:
        kind === "cart_remove"
          ? remember(session.removed, { id: item.id, at }, REMOVED)
          : session.removed,
    },
    visit: (visit) => counted(visit, kind === "cart_add" ? "cartAdds" : "cartRemoves"),
  };
}

function afterPurchase(session: Session, fact: Placed, event: EventOf<"purchase">): Changed {
  const order = orderOf(event, fact);
  const after = withOrder(session, order);
  if (after === session) return { session };
  return {
    session: after,
    visit: (visit) =>
      order.items.reduce((sum, id) => withItem(sum, { id, bought: true, at: fact.at }), visit),
  };
}
