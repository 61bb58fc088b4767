import type { ItemSequence } from "#protocol/counts.ts";
import type { Stage } from "#protocol/event.ts";
import { noCart, type CartLog } from "./cart-log.ts";
import type { Day } from "./engagement.ts";
import type { Purchases } from "./orders.ts";
import type { Remembered } from "./remembered.ts";
import { visitAt, type Visits } from "./visits.ts";

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

/** What a page said the whole cart costs, after discounts; it holds for exactly these lines. */
export interface ToldTotal {
  readonly amount: number;
  readonly currency: string;
  readonly print: number;
  readonly at: number;
}

/** What only pages say of a product: that it exists, or what it costs this visitor. In minor units. */
export interface Good extends Remembered {
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly category: string;
  /** The price that a page showed to a company. */
  readonly trade?: true;
}

/** A product somebody looked at. */
export interface Viewed extends Remembered {
  readonly category: string;
  readonly views: number;
  readonly engagedMs: number;
}

/** Something put on the wish-list, and what its owner wants to be told. */
export interface Wish extends Remembered {
  readonly alerts: readonly ("back-in-stock" | "price-drop")[];
}

/** An article somebody opened; tags are kept only where the catalogue has none. */
export interface Read extends Remembered {
  readonly views: number;
  readonly engagedMs: number;
  /** How far down it was read, 0 to 100. */
  readonly scroll?: number;
  readonly tags?: readonly string[];
}

/** A cart that was left: at which stage, since when. */
export interface Abandonment {
  readonly stage: Exclude<Stage, "done">;
  readonly at: number;
}

/** Whether somebody has a loyalty card, and who said so. */
export interface LoyaltyCard {
  readonly has: boolean;
  readonly at: number;
  readonly byServer: boolean;
}

/** What a visitor did, folded into counters and short lists; at most about 4.5 kB, more only with a long cart. */
export interface Session extends Visits, Purchases {
  /** When the visit before this one ended. */
  readonly beforeAt: number | null;
  /** The last moment at which somebody was there. */
  readonly lastAt: number;
  /** When pages said last that they were gone, where that may end a visit. */
  readonly gones?: readonly number[];
  readonly cart: readonly CartLine[];
  readonly cartLog: CartLog;
  readonly cartTotal?: ToldTotal;
  /** When the cart changed last. */
  readonly cartAt: number;
  /** When it was last empty and then no more: what makes it this cart and not the one before. */
  readonly cartStartedAt: number;
  readonly stage: Stage | "none";
  readonly stageAt: number;
  /** When each stage was reached last. */
  readonly reached: Readonly<Partial<Record<Stage, number>>>;
  readonly abandonment: Abandonment | null;
  /** The cart that counted as left last (by its start) and how far it had come: it counts once a stage. */
  readonly left: { readonly startedAt: number; readonly stage: Stage } | null;
  readonly goods: readonly Good[];
  readonly viewed: readonly Viewed[];
  readonly removed: readonly Remembered[];
  readonly wishes: readonly Wish[];
  readonly unwished: readonly Remembered[];
  readonly searches: readonly Remembered[];
  readonly contents: readonly Read[];
  readonly downloads: readonly Remembered[];
  readonly preferences: readonly Remembered[];
  readonly answers: readonly Remembered[];
  readonly loyaltyCard: LoyaltyCard | null;
  readonly signedUpAt: number | null;
  readonly days: readonly Day[];
  readonly finished: readonly ItemSequence[];
}

const MAX_FINISHED = 4;

/** Somebody of whom nothing is known yet. */
export function newSession(now: number): Session {
  return {
    visits: 0,
    earlier: [],
    visit: visitAt(now),
    beforeAt: null,
    lastAt: now,
    cart: [],
    cartLog: noCart,
    cartAt: 0,
    cartStartedAt: 0,
    stage: "none",
    stageAt: 0,
    reached: {},
    abandonment: null,
    left: null,
    orders: [],
    known: "",
    purchases: 0,
    spent: {},
    goods: [],
    viewed: [],
    removed: [],
    wishes: [],
    unwished: [],
    searches: [],
    contents: [],
    downloads: [],
    preferences: [],
    answers: [],
    loyaltyCard: null,
    signedUpAt: null,
    days: [],
    finished: [],
  };
}

/** The session once its visit is over: the products seen become a sequence to learn from. */
export function endVisit(session: Session): Session {
  return {
    ...session,
    visit: { ...session.visit, items: [], told: true },
    finished: withSequence(session.finished, session.visit),
  };
}

/** The session with the products of all visits but the latest handed over. */
export function endEarlier(session: Session): Session {
  if (session.earlier.every(({ told }) => told)) return session;
  return {
    ...session,
    earlier: session.earlier.map((visit) => ({ ...visit, items: [], told: true })),
    finished: session.earlier.reduce(withSequence, session.finished),
  };
}

/** What is in the cart now. */
export function cartLines(session: Session): readonly CartLine[] {
  return session.cart;
}

/** Visits that are over, as the recommender learns from them; `persona` is what their visitor was taken for. */
export function takeSequences(
  session: Session,
  persona: string | null,
): {
  readonly session: Session;
  readonly sequences: readonly ItemSequence[];
} {
  if (session.finished.length === 0) return { session, sequences: [] };
  const sequences = session.finished.map((one) => (persona === null ? one : { ...one, persona }));
  return { session: { ...session, finished: [] }, sequences };
}

function withSequence(
  finished: readonly ItemSequence[],
  { startedAt, items, told }: Session["visit"],
): readonly ItemSequence[] {
  // One product alone says nothing about what goes with what.
  if (told || items.length < 2) return finished;
  const looked = items.map(({ id, bought, content }) =>
    content ? { id, bought, content } : { id, bought },
  );
  const sequence = { at: startedAt, items: looked };
  return [...finished, sequence].slice(-MAX_FINISHED);
}
