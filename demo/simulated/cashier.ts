import { createHmac } from "node:crypto";
import { ORDERS_PATH } from "#protocol/order.ts";
import type { Chance } from "../../bench/simulate/chance.ts";
import type { Product } from "../catalogue/product.ts";
import { vatCents } from "../money.ts";
import type { Street } from "./street.ts";

const DAY_MS = 86_400_000;

interface Sale {
  /** When the goods are sent back; null: they are kept. */
  readonly returnedAt: number | null;
  readonly purchase: {
    readonly order: string;
    readonly value: number;
    readonly tax: number;
    readonly currency: "EUR";
    readonly lines: { readonly id: string; readonly price: number; readonly quantity: number }[];
  };
}

/** The shop's own server: numbers the orders, and tells the edge of each with its signature. */
export class Cashier {
  readonly #address: string;
  readonly #secret: string;
  readonly #street: Street;
  #last = 10_000;

  constructor(around: { edge: string; site: string; secret: string; street: Street }) {
    this.#address = `${around.edge}${ORDERS_PATH}?site=${around.site}`;
    this.#secret = around.secret;
    this.#street = around.street;
  }

  sale(goods: readonly Product[], goodsMinor: number, chance: Chance): Sale {
    const { now } = this.#street.timeline;
    return {
      returnedAt: chance.hits(0.07) ? now + chance.between(4 * DAY_MS, 14 * DAY_MS) : null,
      purchase: {
        order: `P-${++this.#last}`,
        value: goodsMinor / 100,
        tax: vatCents(goodsMinor) / 100,
        currency: "EUR",
        lines: goods.map(({ id, priceCents }) => ({ id, price: priceCents / 100, quantity: 1 })),
      },
    };
  }

  /** Most orders are confirmed within minutes; what is sent back is told, too. */
  confirm(sale: Sale, visitor: () => string | undefined, chance: Chance): void {
    const { timeline } = this.#street;
    const { order, value } = sale.purchase;
    if (chance.hits(0.94))
      timeline.in(chance.exponential(180_000), () => this.#tell(sale, visitor, []));
    if (sale.returnedAt === null) return;
    const back = [{ id: `${order}-R`, amount: value }];
    timeline.at(sale.returnedAt, () => this.#tell(sale, visitor, back));
  }

  #tell(
    { purchase: { order, value, tax, currency, lines } }: Sale,
    visitorOf: () => string | undefined,
    refunds: readonly { readonly id: string; readonly amount: number }[],
  ): void {
    const { now } = this.#street.timeline;
    this.#street.tell(order, async (heldMs) => {
      // By now the page of the order has told who bought.
      const visitor = visitorOf();
      const body = JSON.stringify({
        order,
        total: value,
        tax,
        currency,
        lines: lines.map(({ id, quantity }) => ({ id, quantity })),
        margin: Math.round(value * 34) / 100,
        refunds,
        ...(visitor !== undefined && { visitor }),
      });
      const seconds = Math.round((now + heldMs) / 1000);
      const signature = createHmac("sha256", this.#secret)
        .update(`${seconds}.${body}`)
        .digest("hex");
      const answer = await fetch(this.#address, {
        method: "POST",
        headers: { "Edgewise-Signature": `t=${seconds},v1=${signature}` },
        body,
      });
      if (!answer.ok) throw new Error(`order: ${answer.status} ${await answer.text()}`);
    });
  }
}
