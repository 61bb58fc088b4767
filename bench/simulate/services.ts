import { addCounts, type Counts, type Flush } from "#protocol/counts.ts";
import type { Snapshot } from "#protocol/site.ts";
import type { OfferWish } from "../../edge/domain/decide/offer.ts";
import type { Codes } from "../../edge/domain/moment.ts";
import { snapshotAt } from "./shop.ts";
import type { Timeline } from "./timeline.ts";

const VIEW_IS_STALE_MS = 15_000;

/** Time as the edge's machines tell it: now and then it is set forward or back. */
export class Clock {
  readonly #timeline: Timeline;
  skew = 0;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  now(): number {
    return Math.round(this.#timeline.now + this.skew);
  }
}

/** The shop's own object, as far as visitors ask it: versions and codes. */
export class Site {
  readonly #clock: Clock;
  readonly #codes: { person: string; campaign: string; code: string; endsAt: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What an isolate holds; it may be some seconds old. */
  held(): Snapshot {
    return snapshotAt(this.#clock.now() - VIEW_IS_STALE_MS);
  }

  fresh(): Snapshot {
    return snapshotAt(this.#clock.now());
  }

  before(ms: number): Snapshot {
    return snapshotAt(this.#clock.now() - ms);
  }

  issue(person: string, wishes: readonly OfferWish[]): Codes {
    const at = this.#clock.now();
    return Object.fromEntries(
      wishes.map(({ key, campaign, endsAt, budget }) => {
        const known = this.#codes.find((one) => one.person === person && one.campaign === campaign);
        if (known) return [key, { code: known.code, endsAt: known.endsAt }];
        const open = this.open(campaign, at);
        if (budget !== null && open >= budget) return [key, null];
        const code = `${campaign}-${this.#codes.length}`;
        this.#codes.push({ person, campaign, code, endsAt });
        return [key, { code, endsAt }];
      }),
    );
  }

  /** Codes of a campaign that may still be redeemed. */
  open(campaign: string, at: number): number {
    return this.#codes.filter((one) => one.campaign === campaign && one.endsAt > at).length;
  }
}

/** The counters: each visitor's flushes once, by number. */
export class Census {
  readonly #clock: Clock;
  readonly #erased = new Map<string, number>();
  readonly #roster = new Map<string, { number: number; counts: Counts[] }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  flush(object: string, flush: Flush): { readonly number: number; readonly flushEveryMs: number } {
    const known = this.#roster.get(object) ?? { number: 0, counts: [] };
    const isErased = (this.#erased.get(object) ?? 0) > this.#clock.now();
    if (!isErased && flush.number > known.number) {
      for (const { counts } of flush.tallies) known.counts.push(counts);
      this.#roster.set(object, { ...known, number: flush.number });
    }
    return { number: flush.number, flushEveryMs: 60_000 };
  }

  /** Forgets a visitor; flushes that are still under way count no more until then. */
  erase(object: string, until: number): void {
    this.#erased.set(object, until);
    this.#roster.delete(object);
  }

  has(object: string): boolean {
    return this.#roster.has(object);
  }

  counts(object: string): Counts {
    return (this.#roster.get(object)?.counts ?? []).reduce(addCounts, {});
  }
}
