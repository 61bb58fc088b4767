import type { EventOf, TrackerEvent } from "#protocol/event.ts";
import { withChange } from "./cart-log.ts";
import { totalTold } from "./cart-total.ts";
import type { FoldContext } from "./fold-context.ts";
import { goodOf, withGood } from "./goods.ts";
import { orderOf, withOrder } from "./orders.ts";
import { placeOf, type Placed } from "./placed.ts";
import { remember } from "./remembered.ts";
import type { Session } from "./session.ts";
import { betterCard, LOYALTY_CARD } from "./loyalty.ts";
import { read, told, unwished, viewed, wished } from "./lists.ts";
import { counted, scrolled, withItem, type Visit, type VisitCount } from "./visits.ts";

/** What a fact changes of a session, and of the visit that it belongs to. */
export interface Changes {
  readonly session?: Partial<Session>;
  readonly visit?: (visit: Visit) => Visit;
}

const attentionCounts = { away: "aways", back: "returns", idle: "idles" } as const;
const SEARCHES = 12;
const MAX_QUERY = 60;
const DOWNLOADS = 10;
const REMOVED = 8;

/** What one more fact changes. */
export function changesOf(session: Session, fact: Placed, context: FoldContext): Changes {
  const { event, at } = fact;
  switch (event.kind) {
    case "page_view":
      return { visit: (visit) => ({ ...visit, pages: visit.pages + 1 }) };
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
      const { preferences } = session;
      const goods = event.lines.reduce(
        (all, line) => withGood({ goods: all, preferences }, line, at, context),
        session.goods,
      );
      const cartLog = withChange(
        session.cartLog,
        { at, place: placeOf(fact), whole },
        session.orders,
      );
      const cartTotal = totalTold(session.cartTotal, event, at);
      return { session: { goods, cartLog, ...(cartTotal && { cartTotal }) } };
    }
    case "checkout_stage": {
      const { stage } = event;
      const reached = { ...session.reached, [stage]: Math.max(at, session.reached[stage] ?? 0) };
      return { session: { reached } };
    }
    case "purchase":
      return afterPurchase(session, fact, event);
    case "wish_add":
      return { session: { wishes: wished(session, event.item.id, at) } };
    case "wish_alert":
      return { session: { wishes: wished(session, event.item.id, at, event.when) } };
    case "wish_remove":
      return { session: unwished(session, event.item.id, at) };
    case "search": {
      const id = event.query.trim().toLowerCase().slice(0, MAX_QUERY);
      const searches = remember(session.searches, { id, at }, SEARCHES);
      const visit = (before: Visit) =>
        event.results === 0
          ? counted(counted(before, "searches"), "searchesInVain")
          : counted(before, "searches");
      return { session: { searches }, visit };
    }
    case "content_view":
      return {
        session: {
          contents: read(
            session.contents,
            event.content,
            { views: 1, engagedMs: 0, tags: event.tags },
            at,
            context,
          ),
        },
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
          downloads: remember(session.downloads, { id: event.asset, at }, DOWNLOADS),
        },
      };
    case "preference":
      return { session: afterPreference(session, event, fact) };
    case "survey_answer":
      return {
        session: { answers: told(session.answers, event.campaign, event.answer, at) },
      };
    case "identify":
    case "logout": {
      // Without the shop's signature it is no more than a hint, which audiences may use.
      const isIn = event.kind === "identify";
      const preferences = told(session.preferences, "signed-in", isIn, at);
      return { session: { preferences } };
    }
    case "sign_up":
      return { session: { signedUpAt: Math.max(at, session.signedUpAt ?? 0) } };
    default:
      return countOf(event);
  }
}

function afterPreference(
  session: Session,
  { name, value }: EventOf<"preference">,
  { at, source = "page" }: Placed,
): Partial<Session> {
  const preferences = told(session.preferences, name, value, at);
  if (name !== LOYALTY_CARD) return { preferences };
  const card = { has: value === true || value === "true", at, byServer: source !== "page" };
  return { preferences, loyaltyCard: betterCard(session.loyaltyCard, card) };
}

function countOf(event: TrackerEvent): Changes {
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
): Changes {
  const goods = withGood(session, item, at, context);
  const { preferences } = session;
  const category = goodOf(item.id, { goods, preferences }, context).categories.at(-1) ?? "";
  const more = { category, views: 1, engagedMs: 0 };
  return {
    session: { goods, viewed: viewed(session.viewed, item.id, more, at) },
    visit: (visit) => counted(withItem(visit, { id: item.id, bought: false, at }), "products"),
  };
}

function afterDwell(session: Session, event: EventOf<"dwell">, at: number): Changes {
  const engagedMs = Math.round(event.engagedMs);
  const scroll = Math.round(100 * (event.scroll ?? 0));
  switch (event.subject) {
    case "page":
      return { visit: (visit) => scrolled(counted(visit, "pageMs", engagedMs), scroll) };
    case "product":
      return {
        session: {
          viewed: viewed(session.viewed, event.id, { category: "", views: 0, engagedMs }, at),
        },
        visit: (visit) => counted(visit, "productMs", engagedMs),
      };
    case "content":
      return {
        session: {
          contents: read(session.contents, event.id, { views: 0, engagedMs, scroll }, at),
        },
        visit: (visit) => counted(visit, "contentMs", engagedMs),
      };
    case "part": {
      const { part } = event;
      return part === undefined ? {} : { visit: (visit) => counted(visit, `${part}Ms`, engagedMs) };
    }
  }
}

function afterCartChange(
  session: Session,
  fact: Placed,
  { kind, item }: EventOf<"cart_add" | "cart_remove">,
  by: number,
  context: FoldContext,
): Changes {
  const { at } = fact;
  const change = { at, place: placeOf(fact), id: item.id, by };
  return {
    session: {
      goods: withGood(session, item, at, context),
      cartLog: withChange(session.cartLog, change, session.orders),
      ...(kind === "cart_remove" && {
        removed: remember(session.removed, { id: item.id, at }, REMOVED),
      }),
    },
    visit: (visit) => counted(visit, kind === "cart_add" ? "cartAdds" : "cartRemoves"),
  };
}

function afterPurchase(session: Session, fact: Placed, event: EventOf<"purchase">): Changes {
  const order = orderOf(event, fact);
  const after = withOrder(session, order);
  if (after === session) return {};
  return {
    session: after,
    visit: (visit) =>
      order.items.reduce((sum, id) => withItem(sum, { id, bought: true, at: fact.at }), visit),
  };
}
