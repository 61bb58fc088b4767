import { DurableObject } from "cloudflare:workers";
import type { ImportRow } from "#protocol/api.ts";
import type { DecisionView, ReplayView, StoryView } from "#protocol/views.ts";
import type { Show } from "#protocol/decision.ts";
import type { PushReport } from "#protocol/push.ts";
import { now } from "../clock.ts";
import { needsAddress } from "../domain/device.ts";
import { due } from "../domain/due.ts";
import type { OfferWish } from "../domain/decide/offer.ts";
import type { Codes, Surroundings } from "../domain/moment.ts";
import type { Joined, KnownOrder } from "../domain/order/known-order.ts";
import { serverOrder } from "../domain/order/server-order.ts";
import { report } from "../domain/report.ts";
import { retiresAt } from "../domain/retire.ts";
import { toldNow } from "../domain/settle.ts";
import { visit } from "../domain/visit.ts";
import { isWithdrawal } from "../domain/withdrawal.ts";
import { censusOf, recommenderOf, siteOf } from "../namespaces.ts";
import { freshView, olderSnapshots, pastView, type View, viewOf } from "../view.ts";
import { rowsOf } from "./visitor/backfill.ts";
import { Memory } from "./visitor/memory.ts";
import { handOver } from "./visitor/hand-over.ts";
import { replay } from "./visitor/replay.ts";
import type { Circumstances, VisitCall } from "./visitor/store.ts";
import { decisionViews, storyOf } from "./visitor/story.ts";

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
const GONE: VisitReceipt = { shows: [], erased: true };

/** One visitor's memory: load, ask the domain, save, act. */
export class Visitor extends DurableObject<Env> {
  readonly #memory: Memory;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#memory = new Memory(ctx, env);
  }

  /** Takes a batch and answers what to show. */
  async visit(call: VisitCall): Promise<VisitReceipt> {
    const at = await now(this.env);
    if (this.#memory.buriedUntil > at) return GONE;
    if (isWithdrawal(call.placed)) {
      await this.#bury(call.site, at);
      return GONE;
    }
    const view = await this.#viewOf(call.site);
    await this.#memory.ready();
    this.#memory.spend("requests");
    this.#memory.spend("calls");
    const seed = `${call.visitor}/${call.tab}/${call.number}`;
    const { result, made } = await this.#decide(view, call.visitor, { at, seed }, (around) =>
      visit({ ...call, ...around, state: this.#memory.state, backfill: null }),
    );
    // Erased while the shop was asked: what was computed before may not bring the visitor back.
    if (this.#memory.buriedUntil > at) return GONE;
    const { state, record, repeated, shows } = result;
    if (!repeated && state) await this.#memory.decide(state, { call, made, record });
    const renewPush = state !== null && needsAddress(state, view.snapshot.pushKey);
    return { shows, erased: false, renewPush };
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
    await this.#memory.ready();
    let { state } = this.#memory;
    let taken = 0;
    for (const row of rowsOf(rows, file)) {
      const result = visit({ ...row, ...view, site, visitor, state, backfill: file });
      if (result.repeated) continue;
      ({ state } = result);
      taken++;
    }
    if (state)
      await this.#memory.change(toldNow(state, view.snapshot.shards, at), { kind: "anew" });
    // Counted before the importer is told, so that its last line is true.
    await this.#handOver(view);
    return taken;
  }

  override async alarm(): Promise<void> {
    this.#memory.rang();
    const { state } = this.#memory;
    if (state) {
      await this.#runDue(state.site).catch((error: unknown) => this.#tryLater(error));
    } else if (this.#memory.buriedUntil <= (await now(this.env))) {
      await this.#memory.clear();
    }
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** What the push worker saw of messages. */
  async pushReports(seen: readonly SeenPush[]): Promise<void> {
    await this.#memory.ready();
    for (const { key, report: told, at } of seen) {
      const before = this.#memory.state;
      const after = before && report(before, key, told, at);
      if (after && after !== before) {
        await this.#memory.change(after, { kind: "reported", key, report: told, at });
      }
    }
  }

  /** What the shop's server says of an order of this visitor; false if nothing is kept of them. */
  async order(site: string, told: KnownOrder, joined: Joined): Promise<boolean> {
    if (!this.#memory.of(site)) return false;
    const view = await this.#viewOf(site);
    await this.#memory.ready();
    const at = await now(this.env);
    const state = this.#memory.of(site);
    if (!state) return false;
    this.#memory.spend("calls");
    const seed = `${joined.visitor}/order/${told.order}`;
    const after = serverOrder({ ...view, state, told, joined, now: at, seed });
    await this.#memory.change(after, { kind: "anew" });
    return true;
  }

  async story(site: string): Promise<StoryView | null> {
    const state = this.#memory.of(site);
    if (!state) return null;
    return storyOf(state, this.#memory.log(), await this.#viewOf(site), await now(this.env));
  }

  async decisions(site: string): Promise<readonly DecisionView[] | null> {
    if (!this.#memory.of(site)) return null;
    const { snapshot } = await this.#viewOf(site);
    return decisionViews(this.#memory.log(), snapshot);
  }

  /** Decides everything in the log once more and tells where a byte differs; null if nothing is kept. */
  async replay(site: string): Promise<ReplayView | null> {
    if (!this.#memory.of(site)) return null;
    return replay(this.env, this.#memory.log(), (made) => pastView(this.env, site, made));
  }

  /** All that is kept of this visitor, as JSON. */
  export(site: string): string | null {
    const state = this.#memory.of(site);
    return state && JSON.stringify({ state, log: this.#memory.log() });
  }

  /** Forgets this visitor everywhere; false if there is none. */
  async erase(site: string): Promise<boolean> {
    if (!this.#memory.of(site)) return false;
    await this.#bury(site, await now(this.env));
    return true;
  }

  async #runDue(site: string): Promise<void> {
    const view = await freshView(this.env, site, (work) => this.ctx.waitUntil(work));
    const before = this.#memory.state;
    if (!view || !before) return;
    const at = await now(this.env);
    if (at >= retiresAt(before, view.snapshot.settings)) return this.#forget(site);
    const seed = `${before.visitor}/due/${at}`;
    const { result, made } = await this.#decide(view, before.visitor, { at, seed }, (around) =>
      due({ ...around, state: this.#memory.state ?? before }),
    );
    if (this.#memory.buriedUntil > at) return;
    const { state, record } = result;
    if (record) await this.#memory.decide(state, { call: null, made, record });
    else await this.#memory.change(state, { kind: "due", made });
    await this.#handOver(view);
  }

  /** The runtime gives an alarm up after a few failures; a visitor's must never be lost. */
  async #tryLater(error: unknown): Promise<void> {
    // oxlint-disable-next-line no-console -- Workers' log is the console.
    console.error(JSON.stringify({ level: "error", where: "alarm", error: String(error) }));
    await this.#memory.arm((await now(this.env)) + RETRY_MS);
  }

  /** Asks the domain until it needs no more codes; it sees the newest state every time. */
  async #decide<R extends { readonly wishes: readonly OfferWish[] }>(
    view: View,
    visitor: string,
    { at, seed }: Pick<Circumstances, "at" | "seed">,
    ask: (around: Surroundings) => R,
  ): Promise<{ readonly result: R; readonly made: Circumstances }> {
    const { snapshot, catalogue, model, modelVersion } = view;
    const { site } = snapshot;
    const older = await olderSnapshots(this.env, snapshot, this.#memory.state);
    let codes: Codes = {};
    for (;;) {
      const result = ask({ snapshot, catalogue, model, now: at, seed, codes, older });
      const made = { at, seed, codes, snapshot: snapshot.version, catalogue: catalogue.version };
      if (result.wishes.length === 0) return { result, made: { ...made, model: modelVersion } };
      codes = { ...codes, ...(await siteOf(this.env, site).issueCodes(visitor, result.wishes)) };
    }
  }

  /** What lies ready leaves; visits are answered meanwhile. */
  async #handOver(view: View): Promise<void> {
    await handOver(this.#memory, this.env, view, this.ctx.id.toString());
  }

  /** Kept as long as the shop may: now everything goes, and a return would be a new visitor's. */
  async #forget(site: string): Promise<void> {
    const at = await now(this.env);
    await this.#bury(site, at);
    await this.#memory.clear();
  }

  async #bury(site: string, at: number): Promise<void> {
    const { visitor, flush } = this.#memory.state ?? {};
    const until = at + TOMBSTONE_MS;
    await censusOf(this.env, site, flush?.shard ?? 0).erase(this.ctx.id.toString(), until);
    if (visitor !== undefined) await siteOf(this.env, site).forget(visitor);
    await recommenderOf(this.env, site).forget(this.ctx.id.toString());
    await this.#memory.bury(until);
  }

  async #viewOf(site: string): Promise<View> {
    const view = await viewOf(this.env, site, (work) => this.ctx.waitUntil(work));
    if (!view) throw new Error(`There is no shop ${site}.`);
    return view;
  }
}
