import type { BannerKind } from "./catalog/banners.ts";

/** A product as a banner shows it: words are final, prices are formatted. */
export interface Card {
  readonly id: string;
  readonly name: string;
  readonly price?: string;
  readonly url: string;
  readonly image?: string;
  /** Key features, "label: value". */
  readonly features?: readonly string[];
  /** What put it into a list, such as "neighbours" or "best-seller". */
  readonly step?: string;
  /** The chance with which it got its place, where chance had a say. */
  readonly propensity?: number;
}

/** What the tag draws; every text is in the visitor's language, nothing is HTML. */
export interface Drawing {
  readonly kind: BannerKind;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  /** What the button that closes it is called. */
  readonly close: string;
  readonly slot?: string;
  readonly position?: "top" | "bottom";
  readonly title?: string;
  readonly text?: string;
  readonly button?: { readonly label: string; readonly url?: string };
  readonly cards?: readonly Card[];
  /** Comparison: one row per attribute that differs, a value per card. */
  readonly rows?: readonly { readonly label: string; readonly values: readonly string[] }[];
  /** Progress to free shipping, 0 to 1. */
  readonly progress?: number;
  /** Real end of the offer, milliseconds from the answer on. */
  readonly endsInMs?: number;
  readonly code?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly entries?: readonly { readonly question: string; readonly answer: string }[];
  readonly thanks?: string;
  readonly field?: string;
  readonly endpoint?: string;
  /** The address counts once its owner has confirmed it. */
  readonly confirms?: boolean;
  readonly asset?: string;
  readonly agree?: string;
  readonly decline?: string;
}

/** One thing to show now. */
export interface Show {
  /** Names this showing in what the tag reports later. */
  readonly receipt: string;
  readonly campaign: string;
  readonly variant: string;
  /** "page" covers the page; anything else is a slot or an edge of the window. */
  readonly placement: string;
  readonly drawing: Drawing;
}

/** An event that the edge could not take, and how to mend it. */
export interface Refused {
  readonly index: number;
  readonly field: string;
  readonly sentence: string;
}

/** The edge's answer to a batch; no shows means: leave the visitor alone. */
export interface Answer {
  readonly protocolVersion: number;
  /** The id to send from now on; absent when nothing was kept. */
  readonly visitor?: string;
  readonly shows: readonly Show[];
  readonly refused?: readonly Refused[];
  /** This visitor was erased: forget everything and start anew. */
  readonly erased?: boolean;
  /** The push address that the edge knew is of no more use; the visitor has agreed, so nobody is asked. */
  readonly renewPush?: boolean;
}
