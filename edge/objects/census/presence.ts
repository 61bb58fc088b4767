import type { LiveMessage } from "#protocol/views.ts";
import type { RosterEntry } from "#protocol/counts.ts";

/** Who is in the shop at this moment. */
export type Present = Pick<LiveMessage, "visitorsNow" | "cartsOpen" | "valueAtRisk">;

type Seen = Pick<RosterEntry, "seenAt" | "cartValue" | "currency">;

const HERE_MS = 5 * 60_000;
const MAX_HERE = 50_000;

/** Remembers who was seen in the last five minutes, so that no flush reads the roster. */
export class Presence {
  readonly #here = new Map<string, Seen>();
  readonly #valueAtRisk = new Map<string, number>();
  #carts = 0;

  /** The start of the time that matters. */
  static since(now: number): number {
    return now - HERE_MS;
  }

  saw(visitor: string, { seenAt, cartValue, currency }: Seen): void {
    this.#drop(visitor);
    this.#here.set(visitor, { seenAt, cartValue, currency });
    this.#count(cartValue, currency, 1);
    const [oldest] = this.#here.keys();
    if (this.#here.size > MAX_HERE && oldest !== undefined) this.#drop(oldest);
  }

  at(now: number): Present {
    for (const [visitor, { seenAt }] of this.#here) {
      if (seenAt >= Presence.since(now)) break;
      this.#drop(visitor);
    }
    return {
      visitorsNow: this.#here.size,
      cartsOpen: this.#carts,
      valueAtRisk: Object.fromEntries(this.#valueAtRisk),
    };
  }

  #drop(visitor: string): void {
    const seen = this.#here.get(visitor);
    if (!seen) return;
    this.#here.delete(visitor);
    this.#count(seen.cartValue, seen.currency, -1);
  }

  #count(cartValue: number, currency: string, sign: 1 | -1): void {
    if (cartValue <= 0) return;
    this.#carts += sign;
    const sum = (this.#valueAtRisk.get(currency) ?? 0) + sign * cartValue;
    if (sum === 0) this.#valueAtRisk.delete(currency);
    else this.#valueAtRisk.set(currency, sum);
  }
}

/** Everybody of all shards together. */
export function together(all: readonly Present[]): Present {
  const valueAtRisk: Record<string, number> = {};
  let visitorsNow = 0;
  let cartsOpen = 0;
  for (const present of all) {
    visitorsNow += present.visitorsNow;
    cartsOpen += present.cartsOpen;
    for (const [currency, value] of Object.entries(present.valueAtRisk))
      valueAtRisk[currency] = (valueAtRisk[currency] ?? 0) + value;
  }
  return { visitorsNow, cartsOpen, valueAtRisk };
}
