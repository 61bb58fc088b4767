import type { CouponAnswer } from "#protocol/coupon.ts";
import { type OrderReport, type Platform, platforms } from "#protocol/order.ts";
import { now } from "../../clock.ts";
import type { OfferWish } from "../../domain/decide/offer.ts";
import type { Codes } from "../../domain/moment.ts";
import type { KnownOrder } from "../../domain/order/known-order.ts";
import { AccessKeeper } from "./access-keeper.ts";
import { CodeStore, type GivenCode } from "./codes.ts";
import { computedCodes } from "./computed-codes.ts";
import { OrderDesk } from "./order-desk.ts";
import type { FiledOrder, OrderCoverage } from "./orders.ts";

/** A visitor's orders and codes. */
export interface KeptAtShop {
  readonly orders: readonly KnownOrder[];
  readonly codes: readonly GivenCode[];
}

/** The part of a shop's object that gives codes away and files what was sold. */
export abstract class SalesKeeper extends AccessKeeper {
  protected readonly codes: CodeStore;
  protected readonly orders: OrderDesk;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.codes = new CodeStore(ctx.storage.sql);
    this.orders = new OrderDesk(env, ctx.storage.sql, this.store, this.codes);
  }

  /** Adds codes to a pool; answers how many are new. */
  async uploadCodes(who: string, pool: string, codes: readonly string[]): Promise<number> {
    const added = this.codes.upload(pool, codes);
    await this.note(who, { kind: "codes", subjects: [pool], more: added });
    return added;
  }

  async checkCode(code: string, redeem: boolean): Promise<CouponAnswer> {
    return this.codes.check(code, redeem, await now(this.env));
  }

  /** Issues the codes that a decision needs; the same person and campaign always get the same one. */
  async issueCodes(person: string, wishes: readonly OfferWish[]): Promise<Codes> {
    const site = this.store.doc<string>("site") ?? "";
    const computed = await computedCodes(this.env, site, person, wishes);
    return this.codes.issue(person, wishes, computed, await now(this.env));
  }

  async orderSecret(platform: Platform | "edgewise"): Promise<string | null> {
    return this.store.exists() ? this.orders.secret(platform) : null;
  }

  async putOrderSecret(who: string, platform: Platform, secret: string): Promise<void> {
    await this.orders.putSecret(platform, secret);
    await this.note(who, { kind: "order-secret", subjects: [platform] });
  }

  orderSources(): readonly Platform[] {
    return platforms.filter((platform) => this.orders.isKnown(platform));
  }

  /** Files what the shop's server says of an order and answers whose it is. */
  async fileOrder(report: OrderReport): Promise<FiledOrder> {
    return this.orders.file(report, await now(this.env));
  }

  /** Notes who came by these messages. */
  async clicked(visitor: string, tokens: readonly string[]): Promise<void> {
    this.orders.clicked(visitor, tokens, await now(this.env));
  }

  orderCoverage(): OrderCoverage {
    return this.orders.coverage();
  }

  /** What the shop keeps of visitors beside their own objects. */
  keptOf(visitors: readonly string[]): KeptAtShop {
    return {
      orders: visitors.flatMap((visitor) => this.orders.of(visitor)),
      codes: visitors.flatMap((visitor) => this.codes.of(visitor)),
    };
  }

  /** An erased visitor's orders and codes are nobody's. */
  forget(visitor: string): void {
    this.orders.forget(visitor);
  }
}
