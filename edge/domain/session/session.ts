import type { ItemSequence } from "#protocol/counts.ts";
import type { Stage } from "#protocol/event.ts";

/** A product in the cart; the price is in minor units. */
export interface CartLine {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly quantity: number;
  readonly categories: readonly string[];
  readonly at: number;
}

/** A purchase; the value is in minor units. */
export interface Order {
  readonly id: string;
  readonly value: number;
  readonly currency: string;
  readonly at: number;
  readonly source: "page" | "server";
  readonly items: readonly string[];
}

/** A product somebody looked at. */
export interface Viewed {
  readonly id: string;
  readonly category: string;
  readonly views: number;
  readonly engagedMs: number;
  readonly at: number;
}

/** Something put on the wish-list, and what its owner wants to be told. */
export interface Wish {
  readonly id: string;
  readonly at: number;
  readonly alerts: readonly ("back-in-stock" | "price-drop")[];
}

/** Something remembered with the moment it happened. */
export interface Remembered {
  readonly id: string;
  readonly at: number;
}

/** A cart that was left: at which stage, since when. */
export interface Abandonment {
  readonly stage: Exclude<Stage, "done">;
  readonly at: number;
}

/** The visit going on or just over. */
export interface Visit {
  readonly startedAt: number;
  readonly pages: number;
  readonly engagedMs: number;
  readonly searchedInVain: boolean;
  readonly couponRefused: boolean;
  readonly shippingShown: boolean;
  /** Products in the order they were looked at or bought. */
  readonly items: ItemSequence["items"];
}

/** What a visitor did, folded into counters and short lists. */
export interface Session {
  readonly visits: number;
  /** When the visit before this one ended. */
  readonly beforeAt: number | null;
  readonly lastAt: number;
  readonly visit: Visit;
  readonly cart: readonly CartLine[];
  readonly cartAt: number;
  readonly stage: Stage | "none";
  readonly stageAt: number;
  readonly abandonment: Abandonment | null;
  readonly orders: readonly Order[];
  readonly purchases: number;
  readonly spent: number;
  readonly viewed: readonly Viewed[];
  readonly wishes: readonly Wish[];
  readonly searches: readonly Remembered[];
  readonly contents: readonly Remembered[];
  readonly downloads: readonly Remembered[];
  readonly preferences: readonly Remembered[];
  readonly signedUpAt: number | null;
  readonly finished: readonly ItemSequence[];
}

const noVisit: Omit<Visit, "startedAt"> = {
  pages: 0,
  engagedMs: 0,
  searchedInVain: false,
  couponRefused: false,
  shippingShown: false,
  items: [],
};

/** Somebody of whom nothing is known yet. */
export function newSession(now: number): Session {
  return {
    visits: 1,
    beforeAt: null,
    lastAt: now,
    visit: { ...noVisit, startedAt: now },
    cart: [],
    cartAt: now,
    stage: "none",
    stageAt: now,
    abandonment: null,
    orders: [],
    purchases: 0,
    spent: 0,
    viewed: [],
    wishes: [],
    searches: [],
    contents: [],
    downloads: [],
    preferences: [],
    signedUpAt: null,
    finished: [],
  };
}

/** The session once its visit is over: the products seen become a sequence to learn from. */
export function endVisit(session: Session): Session {
  const { items, startedAt } = session.visit;
  if (items.length === 0) return session;
  const sequence: ItemSequence = { at: startedAt, items };
  return {
    ...session,
    visit: { ...session.visit, items: [] },
    finished: items.length > 1 ? [...session.finished, sequence].slice(-4) : session.finished,
  };
}

/** A new visit after silence. */
export function beginVisit(session: Session, at: number): Session {
  const ended = endVisit(session);
  return {
    ...ended,
    visits: ended.visits + 1,
    beforeAt: session.lastAt,
    visit: { ...noVisit, startedAt: at },
  };
}

/** What is in the cart now. */
export function cartLines(session: Session): readonly CartLine[] {
  return session.cart;
}

/** Visits that are over, as the recommender learns from them. */
export function takeSequences(session: Session): {
  readonly session: Session;
  readonly sequences: readonly ItemSequence[];
} {
  if (session.finished.length === 0) return { session, sequences: [] };
  return { session: { ...session, finished: [] }, sequences: session.finished };
}
