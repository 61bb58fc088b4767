/** One thing that was looked at in a visit, in the order of looking. */
export interface VisitedItem {
  readonly id: string;
  readonly bought: boolean;
  /** An article, guide or review rather than a product. */
  readonly content?: boolean;
}

/** A finished visit as the model learns from it: what was looked at and bought, oldest first. */
export interface FinishedVisit {
  /** Epoch ms of its last fact. */
  readonly at: number;
  /** What the visitor was taken for. */
  readonly persona?: string;
  readonly items: readonly VisitedItem[];
}
