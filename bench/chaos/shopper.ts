import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";

/** Where a storm's visitors shop. */
export interface Shop {
  readonly edge: string;
  readonly site: string;
  readonly origin: string;
}

/** What a visitor's browser knows the edge has taken. */
export interface Tally {
  readonly counts: Readonly<Record<string, number>>;
  readonly batches: number;
  /** Batches that had to be sent again, because nobody answered. */
  readonly again: number;
}

const answer = v.object({ visitor: v.optional(v.string()) });
const consent = { analytics: true, personalisation: true, push: false };
const AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36";

/** A visitor who sends every batch until it is acknowledged, as the tag does. */
export class Shopper {
  readonly #shop: Shop;
  readonly #tab: string;
  readonly #counts: Record<string, number> = {};
  readonly #network = `2001:db8::${Math.floor(Math.random() * 65_535).toString(16)}`;
  #visitor: string | undefined;
  #number = 0;
  #again = 0;
  readonly #refusals: string[] = [];

  constructor(shop: Shop, name: string) {
    this.#shop = shop;
    this.#tab = name.padEnd(22, "-");
  }

  /** Looks at things and puts them into the cart until told to stop. */
  async browse(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const item = { id: `thing-${this.#number}`, price: 9.9, currency: "EUR" };
      await this.#send([
        { kind: "page_view", agoMs: 0 },
        { kind: "product_view", agoMs: 0, item },
        { kind: "cart_add", agoMs: 0, item, quantity: 1 },
      ]);
      // Below the limit of one network.
      await sleep(150);
    }
  }

  /** Buys, which makes the edge tell its counters at once. */
  async buy(): Promise<void> {
    const order = `${this.#tab}/${this.#number}`;
    await this.#send([
      { kind: "purchase", agoMs: 0, order, value: 9.9, currency: "EUR", lines: [] },
    ]);
    this.#count("orders");
    this.#count("revenue/EUR", 990);
  }

  get visitor(): string | undefined {
    return this.#visitor;
  }

  /** What the edge said when it did not take a batch. */
  get refusals(): readonly string[] {
    return this.#refusals;
  }

  get tally(): Tally {
    return { counts: this.#counts, batches: this.#number, again: this.#again };
  }

  async #send(
    events: readonly {
      readonly kind: string;
      readonly agoMs: number;
      readonly [more: string]: unknown;
    }[],
  ): Promise<void> {
    const { edge, site, origin } = this.#shop;
    const body = JSON.stringify({
      protocolVersion: 1,
      site,
      ...(this.#visitor !== undefined && { visitor: this.#visitor }),
      tab: this.#tab,
      number: ++this.#number,
      consent,
      page: { path: "/" },
      events,
    });
    const headers = {
      Origin: origin,
      "User-Agent": AGENT,
      "Content-Type": "text/plain",
      // Each from a network of its own; only a local edge believes it.
      "CF-Connecting-IP": this.#network,
    };
    const givesUpAt = Date.now() + 60_000;
    for (;;) {
      const taken = await post(`${edge}/v1/visit`, headers, body);
      if (typeof taken === "string") this.#refusals.push(taken);
      else if (taken) {
        this.#visitor = taken.visitor ?? this.#visitor;
        break;
      }
      this.#again++;
      if (Date.now() > givesUpAt) throw new Error("The edge has not answered for a minute");
      await sleep(100);
    }
    for (const { kind } of events) this.#count(`event/${kind}`);
  }

  #count(name: string, amount = 1): void {
    this.#counts[name] = (this.#counts[name] ?? 0) + amount;
  }
}

/** Null: nobody answered; a text: no, and why. */
async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ readonly visitor?: string | undefined } | string | null> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(url, { method: "POST", headers, body, signal });
    if (!response.ok) return await response.text();
    return v.parse(answer, await response.json());
  } catch {
    // The edge is dead at this moment; that is what the storm is for.
    return null;
  }
}
