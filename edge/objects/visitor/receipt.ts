import type { Show } from "#protocol/decision.ts";
import type { Snapshot } from "#protocol/site.ts";
import { needsAddress } from "../../domain/device.ts";
import { isBusiness } from "../../domain/session/business.ts";
import type { VisitInput, VisitResult } from "../../domain/visit.ts";

/** What a visitor's object answers to a batch. */
export interface VisitReceipt {
  /** The id to send from now on; null: the one that the browser has. */
  readonly visitor: string | null;
  readonly shows: readonly Show[];
  readonly erased: boolean;
  /** The browser should tell its push address again. */
  readonly renewPush?: boolean;
  /** Signed in as a company: what its pages say of prices is nobody else's. */
  readonly business?: boolean;
  /** What became of it; absent: somebody who was erased. */
  readonly outcome?: "taken" | "repeated" | "unknown";
}

export const GONE: VisitReceipt = { visitor: null, shows: [], erased: true };

/** The answer once the domain has decided. */
export function receiptOf(
  { visitor, consent }: Pick<VisitInput, "visitor" | "consent">,
  { state, repeated, shows }: VisitResult,
  { pushKey }: Snapshot,
): VisitReceipt {
  const renewPush = state !== null && needsAddress(state, pushKey, consent.push);
  const business = state !== null && isBusiness(state.session);
  const isKept = state?.consent.analytics ?? false;
  const outcome = repeated ? "repeated" : isKept ? "taken" : "unknown";
  return { visitor, shows, erased: false, renewPush, business, outcome };
}
