/** A product as the page knows it; the catalogue's own facts win. */
export interface EdgewiseItem {
  readonly id: string;
  readonly name?: string;
  /** Major units, e.g. 129.95. */
  readonly price?: number;
  /** ISO 4217, e.g. "EUR". */
  readonly currency?: string;
  readonly category?: string;
  readonly brand?: string;
  readonly variant?: string;
}

export interface EdgewiseLine extends EdgewiseItem {
  readonly quantity: number;
}

/** What a visitor allows; each on its own, what is left out stays as it was. */
export interface EdgewiseConsent {
  readonly analytics?: boolean;
  readonly personalisation?: boolean;
  readonly push?: boolean;
}

/** One thing to show now; the words are final and never HTML. */
export interface EdgewiseShow {
  readonly receipt: string;
  readonly campaign: string;
  readonly variant: string;
  readonly placement: string;
  readonly drawing: {
    readonly kind: string;
    readonly locale: string;
    readonly direction: "ltr" | "rtl";
    /** What the button that closes it is called. */
    readonly close: string;
    readonly title?: string;
    readonly text?: string;
    readonly button?: { readonly label: string; readonly url?: string };
    readonly [more: string]: unknown;
  };
}

/** What a page may report. */
export interface EdgewiseEvents {
  readonly product_view: { readonly item: EdgewiseItem };
  readonly list_view: { readonly category?: string; readonly items?: readonly string[] };
  readonly content_view: {
    readonly content: string;
    readonly title?: string;
    readonly tags?: readonly string[];
  };
  readonly search: { readonly query: string; readonly results?: number };
  readonly filter: { readonly name: string; readonly value?: string };
  readonly cart_add: { readonly item: EdgewiseItem; readonly quantity: number };
  readonly cart_remove: { readonly item: EdgewiseItem; readonly quantity: number };
  readonly cart_set: {
    readonly lines: readonly EdgewiseLine[];
    readonly value?: number;
    readonly currency?: string;
  };
  readonly checkout_stage: {
    readonly stage: "cart" | "address" | "shipping" | "payment" | "done";
    readonly value?: number;
    readonly currency?: string;
  };
  readonly purchase: {
    readonly order: string;
    readonly value: number;
    readonly currency: string;
    readonly lines: readonly EdgewiseLine[];
    /** Within the value. */
    readonly tax?: number;
    readonly shipping?: number;
    readonly coupon?: string;
    readonly pending?: boolean;
  };
  readonly wish_add: { readonly item: EdgewiseItem };
  readonly wish_remove: { readonly item: EdgewiseItem };
  readonly wish_alert: {
    readonly item: EdgewiseItem;
    readonly when: "back-in-stock" | "price-drop";
  };
  readonly coupon_refused: { readonly reason?: "unknown" | "expired" | "not-applicable" };
  readonly shipping_shown: { readonly amount: number; readonly currency: string };
  readonly share: { readonly item?: EdgewiseItem; readonly network?: string };
  readonly sign_up: { readonly list?: string };
  readonly download: { readonly asset: string };
  readonly preference: { readonly name: string; readonly value: string | boolean | number };
  readonly banner_shown: { readonly receipt: string };
  readonly banner_clicked: { readonly receipt: string; readonly target?: string };
  readonly banner_dismissed: { readonly receipt: string };
  readonly identify: {
    readonly customer: string;
    /** Epoch milliseconds until which the signature counts. */
    readonly expires?: number;
    /** Made by the shop's server, never by the page. */
    readonly signature?: string;
  };
  readonly logout: Readonly<Record<string, never>>;
  readonly custom: {
    readonly name: string;
    readonly data?: Readonly<Record<string, string | number | boolean>>;
  };
}

export interface Edgewise {
  (command: "consent", choice: EdgewiseConsent): void;
  /** Draws in the page's own way; return true and the tag draws nothing. */
  (command: "decision", draw: (show: EdgewiseShow) => boolean | void): void;
  <K extends keyof EdgewiseEvents>(event: K, facts: EdgewiseEvents[K]): void;
}

declare global {
  /** Exists from the first line on, if the page carries the stub; before the tag has come it queues. */
  const edgewise: Edgewise;
}
