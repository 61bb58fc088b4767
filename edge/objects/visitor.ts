import { DurableObject } from "cloudflare:workers";
import type { ImportRow } from "#protocol/api.ts";
import type { DecisionView, ReplayView, StoryView } from "#protocol/views.ts";
import type { Campaign } from "#protocol/campaign.ts";
import type { Show } from "#protocol/decision.ts";
import { now } from "../clock.ts";
import { needsAddress } from "../domain/device.ts";
import { due } from "../domain/due.ts";
import type { Joined, KnownOrder } from "../domain/order/known-order.ts";
import { serverOrder } from "../domain/order/server-order.ts";
import { concernedBy } from "../domain/journey/concerned.ts";
import type { Occasion } from "../domain/journey/occasion.ts";
import { retiresAt } from "../domain/retire.ts";
import { toldNow } from "../domain/settle.ts";
import { visit } from "../domain/visit.ts";
import { isWithdrawal } from "../domain/withdrawal.ts";
import { visitorOf } from "../namespaces.ts";
import { freshView, pastView, type View, viewOf } from "../view.ts";
import { backfilled } from "./visitor/backfill.ts";
import { decide } from "./visitor/decide.ts";
import { erase } from "./visitor/erase.ts";
import { Kin } from "./visitor/kin.ts";
import { Memory, TOMBSTONE_MS } from "./visitor/memory.ts";
import { handOver } from "./visitor/hand-over.ts";
import { tryOut } from "./visitor/try-out.ts";
import { replay } from "./visitor/replay.ts";
import { type SeenPush, takeReports } from "./visitor/reports.ts";
import type { VisitCall } from "./visitor/store.ts";
import { decisionViews, storyOf } from "./visitor/story.ts";

export interface VisitReceipt {
  /** The id to send from now on; null: the one that the browser has. */
  readonly visitor: string | null;
  readonly shows: readonly Show[];
  readonly erased: boolean;
  /** The browser should tell its push address again. */
  readonly renewPush?: boolean;
}

const RETRY_MS = 60_000;
const GONE: VisitReceipt = { visitor: null, shows: [], erased: true };

/** One visitor's memory: load, ask the domain, save, act. */
export class Visitor extends DurableObject<Env> {
  readonly #memory: Memory;
  readonly #kin: Kin;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#memory = new Memory(ctx, env);
    this.#kin = new Kin(ctx, env, this.#memory);
  }

  /** Takes a batch and answers what to show; `person`: whom the shop has just said that this is. */
  async visit(call: VisitCall, person: string | null = null): Promise<VisitReceipt> {
    const at = await now(this.env);
    if (this.#memory.buriedUntil > at) return GONE;
    const home = await this.#kin.home(call.site, call.visitor, person);
    if (home !== null) {
      const theirs = { ...call, visitor: person ?? home };
      const receipt = await visitorOf(this.env, call.site, theirs.visitor).visit(theirs);
      // A late batch of an old id signs nobody in who has logged out since.
      return { ...receipt, visitor: person };
    }
    if (isWithdrawal(call.placed)) {
      await this.#bury(call.site, at);
      return GONE;
    }
    const view = await this.#viewOf(call.site);
    await this.#memory.ready();
    this.#memory.spend("requests");
    this.#memory.spend("calls");
    const seed = `${call.visitor}/${call.tab}/${call.number}`;
    const { result, made } = await decide(
      this.#memory,
      this.env,
      view,
      call.visitor,
      { at, seed },
      (around) => visit({ ...call, ...around, state: this.#memory.state, backfill: null }),
    );
    // Erased while the shop was asked: what was computed before may not bring the visitor back.
    if (this.#memory.buriedUntil > at) return GONE;
    if (this.#kin.moved) return this.visit(call, person);
    const { state, record, repeated, shows } = result;
    if (!repeated && state) await this.#memory.decide(state, { call, made, record });
    const renewPush = state !== null && needsAddress(state, view.snapshot.pushKey);
    return { visitor: call.visitor, shows, erased: false, renewPush };
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
    const { state, taken } = backfilled(this.#memory.state, view, { site, visitor, file, rows });
    if (state)
      await this.#memory.change(toldNow(state, view.snapshot.shards, at), { kind: "anew" });
    // Counted before the importer is told, so that its last line is true.
    await this.#handOver(view);
    return taken;
  }

  /** Takes in a device of this person, with all that it knows; false: the person was erased. */
  async adopt(
    site: string,
    person: string,
    device: string,
    stored: string | null,
  ): Promise<boolean> {
    const view = await this.#viewOf(site);
    await this.#memory.ready();
    const at = await now(this.env);
    if (this.#memory.buriedUntil > at) return false;
    await this.#kin.adopt(person, device, stored, view, at);
    return true;
  }

  /** The person whom this device belongs to is erased. */
  async eraseDevice(site: string): Promise<void> {
    await this.#bury(site, await now(this.env));
  }

  override async alarm(): Promise<void> {
    this.#memory.rang();
    const { state } = this.#memory;
    if (this.#kin.moved) {
      await this.#kin
        .finish(this.ctx.id.toString())
        .catch((error: unknown) => this.#tryLater(error));
    } else if (state) {
      await this.#wake(state.site).catch((error: unknown) => this.#tryLater(error));
    } else if (this.#memory.buriedUntil <= (await now(this.env))) {
      await this.#memory.clear();
    }
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something that happened elsewhere: a collective send, a price that fell. Telling it twice changes nothing. */
  async happened(site: string, occasions: readonly Occasion[]): Promise<void> {
    const state = this.#memory.of(site);
    if (!state) return;
    const concerning = concernedBy(state, occasions);
    if (concerning.length === 0) return;
    await this.#memory.ready();
    const view = await this.#runDue(site, concerning);
    // Whoever tells many must not wait for one push service.
    if (view) this.ctx.waitUntil(this.#handOver(view));
  }

  /** Sends one message of a campaign to this visitor now, to be looked at; null if there is nobody. */
  async tryOut(site: string, campaign: Campaign, variant: string | null): Promise<string | null> {
    const view = await this.#viewOf(site);
    const state = this.#memory.of(site);
    return state && tryOut(this.env, view, state, campaign, variant, await now(this.env));
  }

  /** What the push worker saw of messages. */
  async pushReports(seen: readonly SeenPush[]): Promise<void> {
    const home = await this.#home();
    if (home) return home.pushReports(seen);
    await takeReports(this.#memory, seen);
  }

  /** What the shop's server says of an order of this visitor; false if nothing is kept of them. */
  async order(site: string, told: KnownOrder, joined: Joined): Promise<boolean> {
    const home = await this.#home();
    if (home) return home.order(site, told, joined);
    if (!this.#memory.of(site)) return false;
    const view = await this.#viewOf(site);
    await this.#memory.ready();
    const at = await now(this.env);
    const state = this.#memory.of(site);
    if (this.#kin.moved) return this.order(site, told, joined);
    if (!state) return false;
    this.#memory.spend("calls");
    const seed = `${joined.visitor}/order/${told.order}`;
    const after = serverOrder({ ...view, state, told, joined, now: at, seed });
    await this.#memory.change(after, { kind: "anew" });
    return true;
  }

  async story(site: string): Promise<StoryView | null> {
    const home = await this.#home();
    if (home) return home.story(site);
    const state = this.#memory.of(site);
    if (!state) return null;
    return storyOf(state, this.#memory.log(), await this.#viewOf(site), await now(this.env));
  }

  async decisions(site: string): Promise<readonly DecisionView[] | null> {
    const home = await this.#home();
    if (home) return home.decisions(site);
    if (!this.#memory.of(site)) return null;
    const { snapshot } = await this.#viewOf(site);
    return decisionViews(this.#memory.log(), snapshot);
  }

  /** Decides everything in the log once more and tells where a byte differs; null if nothing is kept. */
  async replay(site: string): Promise<ReplayView | null> {
    const home = await this.#home();
    if (home) return home.replay(site);
    if (!this.#memory.of(site)) return null;
    return replay(this.env, this.#memory.log(), (made) => pastView(this.env, site, made));
  }

  /** All that is kept of this visitor, as JSON. */
  async export(site: string): Promise<string | null> {
    const home = await this.#home();
    if (home) return home.export(site);
    const state = this.#memory.of(site);
    const devices = this.#kin.devices();
    return state && JSON.stringify({ state, devices, log: this.#memory.log() });
  }

  /** Forgets this visitor everywhere; false if there is none. */
  async erase(site: string): Promise<boolean> {
    const home = await this.#home();
    if (home) return home.erase(site);
    if (!this.#memory.of(site)) return false;
    await this.#bury(site, await now(this.env));
    return true;
  }

  async #wake(site: string): Promise<void> {
    const view = await this.#runDue(site, []);
    if (view) await this.#handOver(view);
  }

  async #runDue(site: string, occasions: readonly Occasion[]): Promise<View | null> {
    const view = await freshView(this.env, site, (work) => this.ctx.waitUntil(work));
    const before = this.#memory.state;
    if (!view || !before) return null;
    const at = await now(this.env);
    if (at >= retiresAt(before, view.snapshot.settings)) {
      await this.#forget(site);
      return null;
    }
    const seed = `${before.visitor}/due/${at}`;
    const { result, made } = await decide(
      this.#memory,
      this.env,
      view,
      before.visitor,
      { at, seed, occasions },
      (around) => due({ ...around, state: this.#memory.state ?? before, occasions }),
    );
    if (this.#memory.buriedUntil > at) return null;
    const { state, record } = result;
    if (record) await this.#memory.decide(state, { call: null, made, record });
    else await this.#memory.change(state, { kind: "due", made });
    return view;
  }

  /** The runtime gives an alarm up after a few failures; a visitor's must never be lost. */
  async #tryLater(error: unknown): Promise<void> {
    // oxlint-disable-next-line no-console -- Workers' log is the console.
    console.error(JSON.stringify({ level: "error", where: "alarm", error: String(error) }));
    await this.#memory.arm((await now(this.env)) + RETRY_MS);
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

  /** The person who has this device's memory; null: nobody else. */
  async #home(): Promise<DurableObjectStub<Visitor> | null> {
    const person = await this.#kin.home();
    const site = this.#kin.moved?.site;
    return person === null || site === undefined ? null : visitorOf(this.env, site, person);
  }

  async #bury(site: string, at: number): Promise<void> {
    const self = this.ctx.id.toString();
    await erase(this.#memory, this.#kin, this.env, { site, self, until: at + TOMBSTONE_MS });
  }

  async #viewOf(site: string): Promise<View> {
    const view = await viewOf(this.env, site, (work) => this.ctx.waitUntil(work));
    if (!view) throw new Error(`There is no shop ${site}.`);
    return view;
  }
}
