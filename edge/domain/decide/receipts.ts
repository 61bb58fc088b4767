/** Something said whose answer may still come. */
export interface Receipt {
  readonly receipt: string;
  readonly campaign: string;
  readonly variant: string;
  readonly at: number;
  readonly channel: "page" | "message";
  /** It covered the page. */
  readonly interrupting?: boolean;
  readonly state: "decided" | "shown" | "clicked" | "dismissed";
}

/** What was said last, and what of it may still be answered. */
export interface Receipts {
  /** The last number given out. */
  readonly last: number;
  readonly open: readonly Receipt[];
}

const MAX_RECEIPTS = 6;

/** The receipts with one more, for something just said, and its name. */
export function withReceipt(
  { last, open }: Receipts,
  said: Omit<Receipt, "receipt" | "state">,
): { readonly receipts: Receipts; readonly receipt: string } {
  const receipt = `r${last + 1}`;
  const one = { ...said, receipt, state: "decided" as const };
  return { receipt, receipts: { last: last + 1, open: boundedReceipts([...open, one]) } };
}

/** The receipts that are kept: a banner is answered on its page or never, a message stays on the screen for days. */
export function boundedReceipts(open: readonly Receipt[], most = MAX_RECEIPTS): readonly Receipt[] {
  if (open.length <= most) return open;
  const oldest = open.slice(0, -1).find(({ channel }) => channel === "page") ?? open[0];
  const kept = open.filter((receipt) => receipt !== oldest);
  return boundedReceipts(kept, most);
}
