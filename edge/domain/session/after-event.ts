import { stages } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import { addToCart, lineOf, removeFromCart } from "./cart.ts";
import type { FoldContext } from "./fold.ts";
import type { Placed } from "./placed.ts";
import type { Remembered, Session, Viewed } from "./session.ts";

const KEPT = 20;

/** The session after one more fact. */
export function afterEvent(session: Session, { event, at }: Placed, context: FoldContext): Session {
  switch (event.kind) {
    case "page_view":
      return withVisit(session, { pages: session.visit.pages + 1 });
    case "product_view": {
      const category = lineOf({ ...event.item, quantity: 1 }, at, context).categories.at(-1) ?? "";
      return withItem(seen(session, event.item.id, category, 1, 0, at), event.item.id, false);
    }
    case "dwell": {
      const timed = withVisit(session, { engagedMs: session.visit.engagedMs + event.engagedMs });
      return event.subject === "product"
        ? seen(timed, event.id, "", 0, event.engagedMs, at)
        : timed;
    }
    case "cart_add":
      return { ...addToCart(session, { ...event.item, quantity: event.quantity }, at, context) };
    case "cart_remove":
      return removeFromCart(session, event.item.id, event.quantity, at);
    case "cart_set":
      return {
        ...session,
        cart: event.lines.map((line) => lineOf(line, at, context)).slice(0, KEPT),
        cartAt: at,
        stage:
          event.lines.length === 0 ? "none" : session.stage === "none" ? "cart" : session.stage,
        abandonment: null,
      };
    case "checkout_stage": {
      const reached = stages.indexOf(event.stage);
      const before = session.stage === "none" ? -1 : stages.indexOf(session.stage);
      if (reached <= before) return { ...session, abandonment: null };
      return { ...session, stage: event.stage, stageAt: at, abandonment: null };
    }
    case "purchase": {
      if (session.orders.some((order) => order.id === event.order)) return session;
      const value = toMinor(event.value, event.currency);
      const items = event.lines.map((line) => line.id);
      const order = {
        id: event.order,
        value,
        currency: event.currency,
        at,
        source: "page",
        items,
      } as const;
      const bought = items.reduce((sum, id) => withItem(sum, id, true), session);
      return {
        ...bought,
        orders: [...session.orders, order].slice(-KEPT),
        purchases: session.purchases + 1,
        spent: session.spent + value,
        cart: [],
        cartAt: at,
        stage: "none",
        stageAt: at,
        abandonment: null,
      };
    }
    case "wish_add":
      return withWish(session, event.item.id, at);
    case "wish_remove":
      return { ...session, wishes: session.wishes.filter((wish) => wish.id !== event.item.id) };
    case "wish_alert":
      return withWish(session, event.item.id, at, event.when);
    case "search":
      return withVisit(
        { ...session, searches: remember(session.searches, event.query.toLowerCase(), at) },
        event.results === 0 ? { searchedInVain: true } : {},
      );
    case "content_view":
      return { ...session, contents: remember(session.contents, event.content, at) };
    case "download":
      return { ...session, downloads: remember(session.downloads, event.asset, at) };
    case "preference": {
      const others = session.preferences.filter((told) => !told.id.startsWith(`${event.name}=`));
      return { ...session, preferences: remember(others, `${event.name}=${event.value}`, at) };
    }
    case "sign_up":
      return { ...session, signedUpAt: at };
    case "coupon_refused":
      return withVisit(session, { couponRefused: true });
    case "shipping_shown":
      return withVisit(session, { shippingShown: true });
    default:
      return session;
  }
}

function withVisit(session: Session, part: Partial<Session["visit"]>): Session {
  return { ...session, visit: { ...session.visit, ...part } };
}

function withItem(session: Session, id: string, bought: boolean): Session {
  const others = bought
    ? session.visit.items.filter((item) => item.id !== id)
    : session.visit.items;
  return withVisit(session, { items: [...others, { id, bought }].slice(-30) });
}

function seen(
  session: Session,
  id: string,
  category: string,
  views: number,
  engagedMs: number,
  at: number,
): Session {
  const before = session.viewed.find((viewed) => viewed.id === id);
  const after: Viewed = {
    id,
    category: category || before?.category || "",
    views: (before?.views ?? 0) + views,
    engagedMs: (before?.engagedMs ?? 0) + engagedMs,
    at: Math.max(before?.at ?? 0, at),
  };
  const others = session.viewed.filter((viewed) => viewed.id !== id);
  return { ...session, viewed: [...others, after].slice(-KEPT) };
}

function withWish(
  session: Session,
  id: string,
  at: number,
  alert?: "back-in-stock" | "price-drop",
) {
  const before = session.wishes.find((wish) => wish.id === id);
  const alerts = new Set(before?.alerts);
  if (alert) alerts.add(alert);
  const others = session.wishes.filter((wish) => wish.id !== id);
  return { ...session, wishes: [...others, { id, at, alerts: [...alerts] }].slice(-KEPT) };
}

function remember(list: readonly Remembered[], id: string, at: number): readonly Remembered[] {
  return [...list.filter((entry) => entry.id !== id), { id, at }].slice(-KEPT);
}
