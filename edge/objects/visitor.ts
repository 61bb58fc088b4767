import { DurableObject } from "cloudflare:workers";
import type { ImportRow } from "#protocol/api.ts";
import type { DecisionView, StoryView } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Show } from "#protocol/decision.ts";
import type { PushReport } from "#protocol/push.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import { now, wakeAt } from "../clock.ts";
import { needsAddress } from "../domain/device.ts";
import { due } from "../domain/due.ts";
import { withCosts } from "../domain/flush.ts";
import type { Codes } from "../domain/moment.ts";
import type { Joined, KnownOrder } from "../domain/order/known-order.ts";
import { serverOrder } from "../domain/order/server-order.ts";
import { report } from "../domain/report.ts";
import type { Placed } from "../domain/session/placed.ts";
import { settle, settleFlush, toldNow } from "../domain/settle.ts";
import type { VisitorState } from "../domain/state.ts";
import { visit, type VisitInput } from "../domain/visit.ts";
import { wakeAtOf } from "../domain/wake.ts";
import { isWithdrawal } from "../domain/withdrawal.ts";
import { censusOf, recommenderOf, siteOf } from "../namespaces.ts";
import { freshView, type View, viewOf } from "../view.ts";
import { rowsOf } from "./visitor/backfill.ts";

import { send } from "./visitor/outbound.ts";
import { VisitorStore } from "./visitor/store.ts";
import { decisionViews, newsOf, storyOf } from "./visitor/story.ts";
import { teach } from "./visitor/teach.ts";

/** A batch as the route hands it over: parsed, placed in time, of this visitor. */
export type VisitCall = Pick<
  VisitInput,
  "site" | "visitor" | "tab" | "number" | "consent" | "page" | "leaving" | "placed" | "request"
>;

export interface VisitReceipt {
  readonly shows: readonly Show[];
  readonly erased: boolean;
  /** The browser should tell its push address again. */
  readonly renewPush?: boolean;
}

/** A report, the key of the message that it is about, and when it was. */
export interface SeenPush {
  readonly key: string;
  readonly report: PushReport;
  readonly at: number;
}

const TOMBSTONE_MS = 30 * 86_400_000;
const RETRY_MS = 60_000;

/** One visitor's memory: load, ask the domain, save, act. */
export class Visitor extends DurableObject<Env> {
  readonly #store: VisitorStore;
  // When the alarm rings; undefined: not looked up in this life of the object. Setting it costs a row.
  #armedAt: number | undefined;
  #spent: Counts = {};

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new VisitorStore(ctx.storage.sql);
  }

  /** Takes a batch and answers what to show. */
  async visit(call: VisitCall): Promise<VisitReceipt> {
    const at = await now(this.env);
    if (this.#store.buriedUntil() > at) return { shows: [], erased: true };
    if (isWithdrawal(call.placed)) {
      await this.#bury(call.site, at);
      return { shows: [], erased: true };
    }
    const view = await this.#viewOf(call.site);
    await this.#lookUpAlarm();
    const seed = `${call.visitor}/${call.tab}/${call.number}`;
    this.#spend("requests");
    this.#spend("calls");
    const result = await this.#decide(call.site, call.visitor, (codes) =>
      visit({
        ...call,
        ...view,
        state: this.#store.state(),
        now: at,
        seed,
        backfill: null,
        codes,
      }),
    );
    // Erased while the shop was asked: what was computed before may not bring the visitor back.
    if (this.#store.buriedUntil() > at) return { shows: [], erased: true };
    if (!result.repeated && result.state)
      await this.#keep(result.state, at, call.placed, result.record);
    const renewPush = result.state !== null && needsAddress(result.state, view.snapshot.pushKey);
    return { shows: result.shows, erased: false, renewPush };
  }

  /** Takes rows of an export as history; answers how many were new. */
  async backfill(
    site: string,
    visitor: string,
    file: string,
    rows: readonly ImportRow[],
  ): Promise<number> {
    const at = await now(this.env);
    const view = await this.#viewOf(site);
    await this.#lookUpAlarm();
    let state = this.#store.state();
    let taken = 0;
    for (const row of rowsOf(rows, file)) {
      const result = visit({ ...row, ...view, site, visitor, state, backfill: file });
      if (result.repeated) continue;
      ({ state } = result);
      taken++;
    }
    if (state) await this.#keepState(toldNow(state, view.snapshot.shards, at));
    // Counted before the importer is told, so that its last line is true.
    await this.#send(view);
    return taken;
  }

  override async alarm(): Promise<void> {
    this.#armedAt = Infinity;
    this.#spend("alarms");
    const state = this.#store.state();
    if (state) {
      await this.#runDue(state.site).catch((error: unknown) => this.#tryLater(error));
    } else if (this.#store.buriedUntil() <= (await now(this.env))) {
      await this.ctx.storage.deleteAll();
    }
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** What the push worker saw of messages. */
  async pushReports(seen: readonly SeenPush[]): Promise<void> {
    const before = this.#store.state();
    if (!before) return;
    const after = seen.reduce((state, one) => report(state, one.key, one.report, one.at), before);
    if (after !== before) await this.#keepState(after);
  }

  /** What the shop's server says of an order of this visitor; false if nothing is kept of them. */
  async order(site: string, told: KnownOrder, joined: Joined): Promise<boolean> {
    if (!this.#own(site)) return false;
    const view = await this.#viewOf(site);
    await this.#lookUpAlarm();
    const at = await now(this.env);
    const state = this.#own(site);
    this.#spend("calls");
    const seed = `${joined.visitor}/order/${told.order}`;
    if (!state) return false;
    await this.#keepState(serverOrder({ ...view, state, told, joined, now: at, seed }));
    return true;
  }

  async story(site: string): Promise<StoryView | null> {
    const state = this.#own(site);
    if (!state) return null;
    return storyOf(state, this.#store.log(), await this.#viewOf(site), await now(this.env));
  }

  async decisions(site: string): Promise<readonly DecisionView[] | null> {
    if (!this.#own(site)) return null;
    const { snapshot } = await this.#viewOf(site);
    return decisionViews(this.#store.log(), snapshot);
  }

  /** All that is kept of this visitor, as JSON. */
  export(site: string): string | null {
    const state = this.#own(site);
    return state && JSON.stringify({ state, log: this.#store.log() });
  }

  /** Forgets this visitor everywhere; false if there is none. */
  async erase(site: string): Promise<boolean> {
    if (!this.#own(site)) return false;
    await this.#bury(site, await now(this.env));
    return true;
  }

  #own(site: string): VisitorState | null {
    const state = this.#store.state();
    return state?.site === site ? state : null;
  }

  async #runDue(site: string): Promise<void> {
    const view = await freshView(this.env, site, (work) => this.ctx.waitUntil(work));
    const before = this.#store.state();
    if (!view || !before) return;
    const at = await now(this.env);
    const result = await this.#decide(site, before.visitor, (codes) => {
      const state = this.#store.state() ?? before;
      return due({
        ...view,
        state,
        now: at,
        seed: `${state.visitor}/due/${at}`,
        codes,
      });
    });
    if (this.#store.buriedUntil() > at) return;
    if (result.record) await this.#keep(result.state, at, [], result.record);
    else await this.#keepState(result.state);
    await this.#send(view);
  }

  /** The runtime gives an alarm up after a few failures; a visitor's must never be lost. */
  async #tryLater(error: unknown): Promise<void> {
    // oxlint-disable-next-line no-console -- Workers' log is the console.
    console.error(JSON.stringify({ level: "error", where: "alarm", error: String(error) }));
    await this.#arm((await now(this.env)) + RETRY_MS);
  }

  /** Asks the domain until it needs no more codes; it sees the newest state every time. */
  async #decide<R extends { readonly wishes: VisitWishes }>(
    site: string,
    visitor: string,
    ask: (codes: Codes) => R,
  ): Promise<R> {
    let codes: Codes = {};
    for (;;) {
      const result = ask(codes);
      if (result.wishes.length === 0) return result;
      codes = { ...codes, ...(await siteOf(this.env, site).issueCodes(visitor, result.wishes)) };
    }
  }

  /** Hands over what lies ready, one after the other; visits are answered meanwhile. */
  async #send(view: View): Promise<void> {
    const state = this.#store.state();
    if (!state) return;
    const { site, visitor } = state;
    for (const { key } of state.deliveries) {
      // While one was on its way, a visit may have made the next one pointless.
      const delivery = this.#store.state()?.deliveries.find((other) => other.key === key);
      if (delivery?.state !== "sending") continue;
      const sender = { site, visitor, edge: view.snapshot.edge, now: await now(this.env) };
      if (delivery.channel === "web-push") this.#spend("pushes");
      const outcome = await send(this.env, delivery, sender);
      const current = this.#store.state();
      if (current) await this.#keepState(settle(current, delivery.key, outcome, sender.now).state);
    }
    const { outbox, shard, tries = 0 } = this.#store.state()?.flush ?? {};
    if (!outbox) return;
    const self = this.ctx.id.toString();
    const receipt = await censusOf(this.env, site, shard ?? 0).flush(
      self,
      outbox,
      newsOf(this.#store.log(), this.ctx.id.toString(), view),
    );
    await teach(this.env, outbox, { site, visitor: self, now: await now(this.env), tries });
    const current = this.#store.state();
    if (current) await this.#keepState(settleFlush(current, receipt, await now(this.env)).state);
  }

  async #keep(
    state: VisitorState,
    at: number,
    placed: readonly Placed[],
    record: DecisionRecord | null,
  ): Promise<void> {
    this.#store.append({ at, placed, record });
    this.#spend("rows");
    await this.#keepState(state);
  }

  /** Saves and arms in one go: no await may come between the writes. */
  async #keepState(state: VisitorState): Promise<void> {
    const at = wakeAtOf(state);
    this.#spend("rows", this.#isEarlier(at) ? 2 : 1);
    this.#store.write(withCosts(state, this.#spent));
    this.#spent = {};
    await this.#arm(at);
  }

  /** Notes what the bill is made of; it leaves with the next flush. */
  #spend(what: "requests" | "calls" | "rows" | "alarms" | "pushes", amount = 1): void {
    this.#spent = addCounts(this.#spent, { [`cost/${what}`]: amount });
  }

  #isEarlier(at: number | null): at is number {
    return at !== null && at < (this.#armedAt ?? Infinity);
  }

  /** The alarm only ever moves earlier; one that fires too early arms the next. */
  async #arm(at: number | null): Promise<void> {
    if (!this.#isEarlier(at)) return;
    this.#armedAt = at;
    await wakeAt({ kind: "VISITOR", ctx: this.ctx, env: this.env }, at);
  }

  async #lookUpAlarm(): Promise<void> {
    this.#armedAt ??= (await this.ctx.storage.getAlarm()) ?? Infinity;
  }

  async #bury(site: string, at: number): Promise<void> {
    const { visitor, flush } = this.#store.state() ?? {};
    const until = at + TOMBSTONE_MS;
    await censusOf(this.env, site, flush?.shard ?? 0).erase(this.ctx.id.toString(), until);
    if (visitor !== undefined) await siteOf(this.env, site).forget(visitor);
    await recommenderOf(this.env, site).forget(this.ctx.id.toString());
    await this.ctx.storage.deleteAll();
    this.#store.bury(until);
    this.#armedAt = Infinity;
    await this.#arm(until);
  }

  async #viewOf(site: string): Promise<View> {
    const view = await viewOf(this.env, site, (work) => this.ctx.waitUntil(work));
    if (!view) throw new Error(`There is no shop ${site}.`);
    return view;
  }
}

type VisitWishes = ReturnType<typeof visit>["wishes"];
