import type { ProductChange } from "../../domain/catalogue/changes.ts";
import type { SendPlan, SendView } from "#protocol/send.ts";

/** What a collective send is about: a campaign, or products that became cheaper or came back. */
export type SendNews =
  | { readonly kind: "collective"; readonly campaign: string }
  | (Pick<ProductChange, "kind" | "market"> & { readonly products: readonly string[] });

/** All that a collective send must remember to go on after a crash. */
export interface Progress extends SendView {
  readonly site: string;
  readonly news: SendNews;
  /** Only who can be reached by push; false where another channel needs no address. */
  readonly isPush: boolean;
  /** The part of the census, and the visitor in it, that was looked at last. */
  readonly shard: number;
  readonly after: string;
  /** Who could not be told, so often, and until when they are left in peace; absent: nobody. */
  readonly again?: {
    readonly visitors: readonly string[];
    readonly tries: number;
    readonly from: number;
  };
}

const PAGE = 200;
const MAX_TRIES = 6;
const FIRST_PAUSE_MS = 2000;
const MINUTE_MS = 60_000;

/** A send before it has begun. */
export function planned(
  site: string,
  news: SendNews,
  isPush: boolean,
  { at, perMinute }: SendPlan,
  inAll: number,
  now: number,
): Progress {
  return {
    site,
    news,
    isPush,
    inAll,
    perMinute,
    status: "scheduled",
    startsAt: Math.max(now, at ?? now),
    endedAt: null,
    looked: 0,
    told: 0,
    failed: 0,
    shard: 0,
    after: "",
  };
}

/** When the next page may be told: so many a minute since the beginning, never more. */
export function nextPageAt({ startsAt, told, perMinute, again }: Progress): number {
  return Math.max(startsAt + Math.floor((told * MINUTE_MS) / perMinute), again?.from ?? 0);
}

/** What came of telling some visitors. */
interface Outcome {
  /** Rows of the roster that were looked at; a second try looks at none. */
  readonly looked: number;
  /** The last of them. */
  readonly last: string | undefined;
  readonly told: number;
  readonly failed: readonly string[];
}

/**
 * A send after one page or second try. Who could not be told is told again before anybody else, later every time:
 * where objects are overloaded, going on would only lose the next ones too.
 */
export function further(before: Progress, outcome: Outcome, at: number): Progress {
  const { again, ...rest } = before;
  const { looked, last, told, failed } = outcome;
  const tries = (again?.tries ?? 0) + 1;
  const isGivenUp = tries >= MAX_TRIES;
  const from = at + FIRST_PAUSE_MS * 2 ** (tries - 1);
  return {
    ...rest,
    status: "running",
    looked: rest.looked + looked,
    told: rest.told + told,
    failed: rest.failed + (isGivenUp ? failed.length : 0),
    after: last ?? rest.after,
    ...(failed.length > 0 && !isGivenUp && { again: { visitors: failed, tries, from } }),
  };
}

/** How many may be told at once: a page, or what a slow pace allows in some seconds. */
export function pageOf({ perMinute }: Progress): number {
  return Math.max(1, Math.min(PAGE, Math.ceil(perMinute / 12)));
}

/** A send that goes no further. */
export function over(progress: Progress, status: "done" | "stopped", now: number): Progress {
  // Visitors' ids go with it: they are nobody's business any more.
  const { again: _, ...rest } = progress;
  return { ...rest, status, endedAt: progress.endedAt ?? now, after: "" };
}

/** What the shop may see of it. */
export function viewed(progress: Progress): SendView {
  const { status, startsAt, endedAt, perMinute, inAll, looked, told, failed } = progress;
  return { status, startsAt, endedAt, perMinute, inAll, looked, told, failed };
}
