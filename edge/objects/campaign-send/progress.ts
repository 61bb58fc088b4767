import type { SendPlan, SendView } from "#protocol/send.ts";

/** What a collective send is about: a campaign, or products that became cheaper or came back. */
export type SendNews =
  | { readonly kind: "collective"; readonly campaign: string }
  | { readonly kind: "price-drop" | "back-in-stock"; readonly products: readonly string[] };

/** All that a collective send must remember to go on after a crash. */
export interface Progress extends SendView {
  readonly site: string;
  readonly news: SendNews;
  /** Only who can be reached by push; false where another channel needs no address. */
  readonly isPush: boolean;
  /** The part of the census, and the visitor in it, that was looked at last. */
  readonly shard: number;
  readonly after: string;
}

const PAGE = 200;
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
export function nextPageAt({ startsAt, told, perMinute }: Progress): number {
  return startsAt + Math.floor((told * MINUTE_MS) / perMinute);
}

/** How many may be told at once: a page, or what a slow pace allows in some seconds. */
export function pageOf({ perMinute }: Progress): number {
  return Math.max(1, Math.min(PAGE, Math.ceil(perMinute / 12)));
}

/** A send that goes no further. */
export function over(progress: Progress, status: "done" | "stopped", now: number): Progress {
  // The last visitor's id goes with it: it is nobody's business any more.
  return { ...progress, status, endedAt: progress.endedAt ?? now, after: "" };
}

/** What the shop may see of it. */
export function viewed(progress: Progress): SendView {
  const { status, startsAt, endedAt, perMinute, inAll, looked, told, failed } = progress;
  return { status, startsAt, endedAt, perMinute, inAll, looked, told, failed };
}
