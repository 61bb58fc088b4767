import type { OrderReport, Platform } from "#protocol/order.ts";
import type { KnownOrder } from "../../domain/order/known-order.ts";
import { base64url, mac, unwrap, wrap } from "../../tokens/secret.ts";
import type { CodeStore } from "./codes.ts";
import { type FiledOrder, OrderBook, type OrderCoverage } from "./orders.ts";
import type { SiteStore } from "./store.ts";

/** Takes the orders of one shop's server: knows its secrets, files what it says, finds whose it is. */
export class OrderDesk {
  readonly #env: Env;
  readonly #store: SiteStore;
  readonly #codes: CodeStore;
  readonly #book: OrderBook;

  constructor(env: Env, sql: SqlStorage, store: SiteStore, codes: CodeStore) {
    this.#env = env;
    this.#store = store;
    this.#codes = codes;
    this.#book = new OrderBook(sql);
  }

  /** What reports are signed with; our own is derived, a platform's is told by the shop. */
  async secret(platform: Platform | "edgewise"): Promise<string | null> {
    const site = this.#store.doc<string>("site") ?? "";
    if (platform === "edgewise") return base64url(await mac(this.#env, "orders", site));
    const wrapped = this.#store.doc<string>(`order-secret/${platform}`);
    return wrapped === null ? null : unwrap(this.#env, `${site}/${platform}`, wrapped);
  }

  async putSecret(platform: Platform, secret: string): Promise<void> {
    const site = this.#store.doc<string>("site") ?? "";
    const wrapped = await wrap(this.#env, `${site}/${platform}`, secret);
    this.#store.putDoc(`order-secret/${platform}`, wrapped);
  }

  isKnown(platform: Platform): boolean {
    return this.#store.doc(`order-secret/${platform}`) !== null;
  }

  /** Files a report whose visitor was checked. */
  async file(report: OrderReport, now: number): Promise<FiledOrder> {
    const { visitor, customer, coupons, click } = report.hints;
    const site = this.#store.doc<string>("site") ?? "";
    const hash =
      customer === undefined
        ? undefined
        : base64url(await mac(this.#env, "customer", `${site}/${customer}`));
    // No await from here on: two reports of one order must not cross.
    const redeemed = coupons.flatMap((code) => this.#codes.redeem(code, now) ?? []);
    const found = {
      coupon: redeemed[0] ?? null,
      click: click === undefined ? null : this.#book.clickOf(click),
      ...(visitor !== undefined && { visitor }),
      ...(hash !== undefined && { customer: hash }),
    };
    return this.#book.file(report, found, now);
  }

  clicked(visitor: string, tokens: readonly string[], now: number): void {
    this.#book.clicked(visitor, tokens, now);
  }

  of(visitor: string): readonly KnownOrder[] {
    return this.#book.of(visitor);
  }

  forget(visitor: string): void {
    this.#codes.forget(visitor);
    this.#book.forget(visitor);
  }

  expire(before: number): void {
    this.#book.expire(before);
  }

  coverage(): OrderCoverage {
    return this.#book.coverage();
  }
}
