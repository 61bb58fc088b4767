import type { ChangeKind } from "#protocol/change.ts";

/** The words of the list of changes in one language. */
export interface ChangeWords {
  /** Who changes what no token of the shop may. */
  readonly operator: string;
  /** What happened, and what it was about where nothing is named. */
  readonly kinds: Readonly<Record<ChangeKind, readonly [what: string, subject: string]>>;
}
