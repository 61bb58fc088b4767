import type { Counts } from "#protocol/counts.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import { Broken } from "./broken.ts";

/** A batch as its sender remembers it. */
export interface Sent {
  readonly events: readonly TrackerEvent[];
  /** Allowed to be counted at all. */
  readonly counts: boolean;
  acknowledged: boolean;
}

/** What one visitor's browser knows it has told, against what the shop's counters say. */
export class Ledger {
  readonly #sent: Sent[] = [];
  erased = false;

  enter(events: readonly TrackerEvent[], counts: boolean): Sent {
    const sent = { events, counts, acknowledged: false };
    this.#sent.push(sent);
    return sent;
  }

  get batches(): number {
    return this.#sent.length;
  }

  /** Breaks unless everything acknowledged was counted once, and nothing twice. */
  compare(counted: Counts): void {
    const least = totals(this.#sent.filter((sent) => sent.counts && sent.acknowledged));
    const most = totals(this.#sent.filter(({ counts }) => counts));
    const names = Object.keys(counted).filter(
      (name) => name.startsWith("event/") || name === "orders" || name.startsWith("revenue/"),
    );
    for (const name of new Set([...most.keys(), ...names])) {
      const [low, high] = [this.erased ? 0 : (least.get(name) ?? 0), most.get(name) ?? 0];
      const actual = counted[name] ?? 0;
      const facts = `${name} was counted ${actual} times, told ${low} to ${high} times`;
      if (actual < low) throw new Broken("nothing acknowledged is lost", facts);
      if (actual > high) throw new Broken("nothing is counted twice", facts);
    }
  }
}

function totals(batches: readonly Sent[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
  const orders = new Set<string>();
  for (const event of batches.flatMap(({ events }) => events)) {
    add(`event/${event.kind}`, 1);
    if (event.kind !== "purchase" || orders.has(event.order)) continue;
    orders.add(event.order);
    add("orders", 1);
    add(`revenue/${event.currency}`, Math.round(event.value * 100));
  }
  return sums;
}
