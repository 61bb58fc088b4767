/** One thing that was looked at in a visit. */
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

// A shop may give an article and a product the same id; no id begins with a control character.
const CONTENT_MARK = "\u0001";

/** The name that an article has in the model. */
export function contentKey(id: string): string {
  return CONTENT_MARK + id;
}

/** The article's id, or null if the name is a product's. */
export function contentId(key: string): string | null {
  return key.startsWith(CONTENT_MARK) ? key.slice(CONTENT_MARK.length) : null;
}

export function itemKey(item: VisitedItem): string {
  return item.content ? contentKey(item.id) : item.id;
}
