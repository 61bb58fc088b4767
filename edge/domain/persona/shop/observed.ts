/** Something a visitor did that may speak for a persona. */
export interface Observation {
  /** What an index of evidence calls it: "category marathon", "tag trail", "tier high" … */
  readonly names: readonly string[];
  /** How strongly: 1 is a look at a product today. */
  readonly strength: number;
  /** Products are counted among the last few, the rest by itself. */
  readonly kind: "product" | "bought" | "content" | "search" | "tier" | "preference";
  /** A search's words. */
  readonly text?: string;
  readonly isRecent: boolean;
}
