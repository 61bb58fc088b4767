import type { Counts } from "#protocol/counts.ts";
import type { Snapshot, ValueCap } from "#protocol/site.ts";
import { liveOf } from "../decide/live.ts";
import { SHOP, shopEpoch } from "../decide/memory.ts";
import { type Epoch, plannedShares } from "./epoch.ts";
import { fixedSize } from "./feasibility.ts";
import { capFrom } from "./order-size.ts";
import { windowMsOf } from "./outcome.ts";
import type { ExperimentPlan } from "./plan.ts";

/** What was fixed about one experiment before people entered, and the shares it has had. */
export interface PlanBook {
  readonly plan: Omit<ExperimentPlan, "capMinor">;
  /** Null as long as the shop has too few orders to tell. */
  readonly cap: ValueCap | null;
  readonly epochs: readonly Epoch[];
}

export type PlanBooks = Readonly<Record<string, PlanBook>>;

const USUAL_RATE = 0.03;
const TARGET_LIFT = 0.1;
// An interval that holds at every look is narrowest a little beyond the fixed-size need.
const TUNED = 1.3;

/** The plans after a change of the shop: what runs is in them, and nothing that was fixed changes. */
export function withPlans(
  before: PlanBooks,
  snapshot: Omit<Snapshot, "caps">,
  sold: Counts,
  now: number,
): PlanBooks {
  const { settings } = snapshot;
  const after: Record<string, PlanBook> = { ...before };
  for (const { campaign, epoch } of liveOf({ ...snapshot, caps: {} }).byId.values())
    after[campaign.id] = withEpoch(after[campaign.id], campaign.id, epoch);
  if (settings.holdout > 0 && !settings.everyoneTreated)
    after[SHOP] = withEpoch(after[SHOP], SHOP, shopEpoch(settings));
  return Object.fromEntries(
    Object.entries(after).map(([id, book]) => [id, book.cap ? book : withCap(book)]),
  );

  function withEpoch(book: PlanBook | undefined, id: string, epoch: Epoch): PlanBook {
    if (!book) return { ...newBook(id, epoch), epochs: [{ ...epoch, startsAt: now }] };
    if (book.epochs.some(({ number }) => number === epoch.number)) return book;
    return { ...book, epochs: [...book.epochs, { ...epoch, startsAt: now }] };
  }

  function newBook(id: string, epoch: Epoch): PlanBook {
    const baseRate = rateOf(sold);
    const holdoutShare = epoch.holdoutShare || 0.5;
    const planned = plannedShares({ ...epoch, holdoutShare });
    const treatedShare = Math.min(...epoch.variants.map((variant) => planned.get(variant.id) ?? 1));
    const size = fixedSize({
      baseRate,
      holdoutShare,
      treatedShare: Math.max(treatedShare, 0.01),
      targetLift: TARGET_LIFT,
    });
    return {
      plan: {
        id,
        currency: settings.markets[0]?.currency ?? "EUR",
        primary: "buyers",
        baseRate,
        targetLift: TARGET_LIFT,
        tunedUnits: Math.round(TUNED * size),
        startedAt: now,
        windowMs: windowMsOf(epoch),
      },
      cap: null,
      epochs: [],
    };
  }

  function withCap(book: PlanBook): PlanBook {
    const { currency } = book.plan;
    const minor = capFrom(sold, currency);
    return minor === null ? book : { ...book, cap: { minor, currency, from: now } };
  }
}

/** Whether a cap can be fixed now that could not be before. */
export function canFix(books: PlanBooks, sold: Counts): boolean {
  return Object.values(books).some(
    ({ cap, plan }) => cap === null && capFrom(sold, plan.currency) !== null,
  );
}

/** The caps as decisions read them. */
export function capsOf(books: PlanBooks): Snapshot["caps"] {
  return Object.fromEntries(
    Object.entries(books).flatMap(([id, { cap }]) => (cap ? [[id, cap]] : [])),
  );
}

/** The windows as outcomes read them: those of every epoch that has another one than usual. */
export function windowsOf(books: PlanBooks): NonNullable<Snapshot["windows"]> {
  const epochs = Object.values(books).flatMap((book) => book.epochs);
  return Object.fromEntries(
    epochs.flatMap(({ number, windowDays }) => (windowDays ? [[number, windowDays]] : [])),
  );
}

/** Buyers among those who come, as far as it is known; the guess that sizes are planned with. */
function rateOf({ orders = 0, visit = 0 }: Counts): number {
  const known = visit >= 1000 && orders > 0;
  return known ? Math.min(0.5, Math.max(0.002, orders / visit)) : USUAL_RATE;
}
