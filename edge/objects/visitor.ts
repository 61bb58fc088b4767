import type { ImportRow } from "#protocol/api.ts";
import type { Campaign } from "#protocol/campaign.ts";
import { now } from "../clock.ts";
import type { Joined, KnownOrder } from "../domain/order/known-order.ts";
import { serverOrder } from "../domain/order/server-order.ts";
import { concernedBy } from "../domain/journey/concerned.ts";
import type { Occasion } from "../domain/journey/occasion.ts";
import { toldNow } from "../domain/settle.ts";
import { visit } from "../domain/visit.ts";
import { isWithdrawal } from "../domain/withdrawal.ts";
import { visitorOf } from "../namespaces.ts";
import { olderSnapshots } from "../published/view.ts";
import { backfilled } from "./visitor/backfill.ts";
import { decide } from "./visitor/decide.ts";
import { Duty } from "./visitor/duty.ts";
import { VisitorKeeper } from "./visitor/keeper.ts";
import { tryOut } from "./visitor/try-out.ts";
import { GONE, receiptOf, type VisitReceipt } from "./visitor/receipt.ts";
import { type SeenPush, takeReports } from "./visitor/reports.ts";
import type { VisitCall } from "./visitor/store.ts";

/** One visitor's memory: load, ask the domain, save, act. */
export class Visitor extends VisitorKeeper {
  readonly #duty: Duty;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#duty = new Duty(ctx, env, this.memory, this.kin);
  }

  /** Takes a batch and answers what to show; `person`: whom the shop has just said that this is. */
  async visit(call: VisitCall, person: string | null = null): Promise<VisitReceipt> {
    const at = await now(this.env);
    if (this.memory.buriedUntil > at) return GONE;
    const home = await this.kin.home(call.site, call.visitor, person);
    if (home !== null) {
      const theirs = { ...call, visitor: person ?? home };
      const receipt = await visitorOf(this.env, call.site, theirs.visitor).visit(theirs);
      // A late batch of an old id signs nobody in who has logged out since.
      return { ...receipt, visitor: person };
    }
    if (isWithdrawal(call.placed)) {
      await this.bury(call.site);
      return GONE;
    }
    const view = await this.viewOf(call.site);
    await this.memory.ready();
    this.memory.spend("requests");
    this.memory.spend("calls");
    // Joined as one text: the log's JSON would be slower to write from parts.
    const seed = [call.visitor, call.tab, call.number].join("/");
    const { result, made } = await decide(
      this.memory,
      this.env,
      view,
      call.visitor,
      { at, seed },
      (around) => visit({ ...call, ...around, state: this.memory.state, backfill: null }),
    );
    // Erased while the shop was asked: what was computed before may not bring the visitor back.
    if (this.memory.buriedUntil > at) return GONE;
    if (this.kin.moved) return this.visit(call, person);
    const { state, record, repeated } = result;
    if (!repeated && state) await this.memory.decide(state, { call, made, record });
    return receiptOf(call, result, view.snapshot);
  }

  /** Takes rows of an export as history; answers how many were new. */
  async backfill(
    site: string,
    visitor: string,
    file: string,
    rows: readonly ImportRow[],
  ): Promise<number> {
    const at = await now(this.env);
    const view = await this.viewOf(site);
    await this.memory.ready();
    if (this.memory.buriedUntil > at) return 0;
    const { state, taken } = backfilled(this.memory.state, view, { site, visitor, file, rows });
    if (state) await this.memory.change(toldNow(state, view.snapshot.shards, at), { kind: "anew" });
    // Counted before the importer is told, so that its last line is true.
    await this.#duty.handOver(view);
    return taken;
  }

  /** Takes in a device of this person, with all that it knows; false: the person was erased. */
  async adopt(
    site: string,
    person: string,
    device: string,
    stored: string | null,
  ): Promise<boolean> {
    const view = await this.viewOf(site);
    await this.memory.ready();
    const at = await now(this.env);
    if (this.memory.buriedUntil > at) return false;
    await this.kin.adopt(person, device, stored, view, at);
    return true;
  }

  override async alarm(): Promise<void> {
    await this.#duty.wake();
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /**
   * Something that happened elsewhere: a collective send, a price that fell. Telling it twice changes
   * nothing. Answers once its messages were handed over, so that who tells many is no faster than they leave.
   */
  async happened(site: string, occasions: readonly Occasion[]): Promise<void> {
    const state = this.memory.of(site);
    if (!state) return;
    const concerning = concernedBy(state, occasions);
    if (concerning.length === 0) return;
    await this.memory.ready();
    await this.#duty.hear(site, concerning);
  }

  /** Sends one message of a campaign to this visitor now, to be looked at; null if there is nobody. */
  async tryOut(site: string, campaign: Campaign, variant: string | null): Promise<string | null> {
    const view = await this.viewOf(site);
    const state = this.memory.of(site);
    return state && tryOut(this.env, view, state, campaign, variant, await now(this.env));
  }

  /** What the push worker saw of messages. */
  async pushReports(seen: readonly SeenPush[]): Promise<void> {
    const home = await this.home();
    if (home) return home.pushReports(seen);
    await takeReports(this.memory, seen);
  }

  /** What the shop's server says of an order of this visitor; false if nothing is kept of them. */
  async order(site: string, told: KnownOrder, joined: Joined): Promise<boolean> {
    const home = await this.home();
    if (home) return home.order(site, told, joined);
    if (!this.memory.of(site)) return false;
    const view = await this.viewOf(site);
    await this.memory.ready();
    const older = await olderSnapshots(this.env, view.snapshot, this.memory.of(site));
    const at = await now(this.env);
    const state = this.memory.of(site);
    if (this.kin.moved) return this.order(site, told, joined);
    if (!state || this.memory.buriedUntil > at) return false;
    this.memory.spend("calls");
    const seed = `${joined.visitor}/order/${told.order}`;
    const after = serverOrder({ ...view, older, state, told, joined, now: at, seed });
    await this.memory.change(after, { kind: "anew" });
    return true;
  }
}
