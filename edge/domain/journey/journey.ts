import type { Stage } from "#protocol/event.ts";

/** How far somebody is in a campaign of several steps. */
export interface Journey {
  readonly campaign: string;
  /** The how-manieth journey of this campaign; part of every message's key. */
  readonly run: number;
  /** The snapshot it began with, and the fingerprint of its steps there. */
  readonly version: number;
  readonly print: number;
  readonly startedAt: number;
  /** The step it stands at: an index, or for a step inside a branch [index, arm, index, …]. */
  readonly path: readonly number[];
  /** When it goes on; null: at the next page. */
  readonly dueAt: number | null;
  /** The product it is about, such as the one that became cheaper. */
  readonly subject: string | null;
  /** The stage at which the cart had been left when it began; absent: it had not. */
  readonly left?: Stage;
  /** Words said so far, on pages and in messages. */
  readonly sent: number;
  /** Since when a message is due that had to be moved, or a banner that pages pass over; null: none is. */
  readonly lateSince: number | null;
}

/** Why a journey is over. */
export type Ending =
  | "done"
  | "goal"
  | "came-back"
  | "cart-empty"
  | "check"
  | "campaign-over"
  | "edited"
  | "unreachable"
  | "too-late"
  | "failed";
