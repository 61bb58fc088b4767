import type { Cause, Lifecycle, Mode, PriceTier } from "./catalog/facts.ts";

/** What the shop may know of one visitor. */
export interface StoryView {
  readonly visitor: string;
  readonly createdAt: number;
  /** What is believed just now. */
  readonly understanding: {
    /** The persona's name; null while it is not clear. */
    readonly persona: string | null;
    readonly mode: Mode;
    readonly priceTier: PriceTier;
    readonly lifecycle: Lifecycle;
    readonly purchaseProbability: number;
    /** Why they would leave, and what speaks for it. */
    readonly cause: Cause;
    readonly evidence: readonly string[];
  };
  /** Who the visitor was taken for, the latest first, and why. */
  readonly personas: readonly {
    readonly at: number;
    readonly name: string;
    readonly reasons: readonly string[];
  }[];
  readonly events: readonly {
    readonly at: number;
    readonly what: string;
    /** Which product, article, search …; absent: nothing of its own. */
    readonly of?: string;
  }[];
  readonly cart: readonly {
    readonly id: string;
    readonly name: string;
    readonly quantity: number;
    readonly price: number;
    readonly currency: string;
  }[];
  /** What was said of late, the latest first, and what became of it. */
  readonly messages: readonly {
    readonly at: number;
    readonly campaign: string;
    readonly variant: string;
    readonly fate: "decided" | "shown" | "clicked" | "dismissed";
  }[];
}
