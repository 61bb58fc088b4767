import { now, wakeAt } from "../../clock.ts";
import { packed } from "../../domain/bounded.ts";
import { withCosts } from "../../domain/flush.ts";
import type { VisitorState } from "../../domain/state.ts";
import { wakeAtOf } from "../../domain/wake.ts";
import { type Change, type Decided, type LogEntry, VisitorStore } from "./store.ts";

/** How long an erased visitor stays erased. */
export const TOMBSTONE_MS = 30 * 86_400_000;

/** What one visitor's object remembers: its rows, its one alarm, and what both cost. */
export class Memory {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #store: VisitorStore;
  /** Keys of the messages that are handed over at this moment: an alarm may ring meanwhile. */
  readonly underWay = new Set<string>();
  // When the alarm rings; undefined: not looked up in this life of the object. Setting it costs a row.
  #armedAt: number | undefined;
  #spent: Record<string, number> = {};
  // Being erased: nobody is let in any more, and who is inside keeps nothing.
  #closedUntil = 0;
  readonly #calls = new Set<Promise<unknown>>();
  /** On its way to the person whose device this is: what is written now would be lost. */
  isFrozen = false;

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
    this.#store = new VisitorStore(ctx.storage.sql);
  }

  get state(): VisitorState | null {
    return this.#store.state();
  }

  /** The state, if it is of this shop's visitor. */
  of(site: string): VisitorState | null {
    return this.state?.site === site ? this.state : null;
  }

  /** Until when a visitor who is erased, or about to be, stays so; 0 for one who never was. */
  get buriedUntil(): number {
    return Math.max(this.#closedUntil, this.#store.buriedUntil());
  }

  /** Waits for a call that leaves a trace of this visitor elsewhere: before it has arrived nobody can be forgotten there. */
  async trace<T>(call: Promise<T>): Promise<T> {
    this.#calls.add(call);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  /** Lets nobody in while a visitor is forgotten everywhere. */
  async closed(until: number, forget: () => Promise<void>): Promise<void> {
    this.#closedUntil = until;
    try {
      await Promise.allSettled(this.#calls);
      await forget();
    } finally {
      this.#closedUntil = 0;
    }
  }

  log(): readonly LogEntry[] {
    return this.#store.log();
  }

  /** Must be awaited before a state is computed: between computing and saving nothing may wait. */
  async ready(): Promise<void> {
    this.#armedAt ??= (await this.#ctx.storage.getAlarm()) ?? Infinity;
  }

  /** The alarm has rung. */
  rang(): void {
    this.#armedAt = Infinity;
    this.spend("alarms");
  }

  /** Saves a decision and what it led to, in one go. */
  async decide(state: VisitorState, decided: Decided): Promise<void> {
    if (this.isFrozen) return;
    this.#store.append(decided);
    this.spend("rows");
    await this.#write(state);
  }

  /** Saves a state, and for the replay what changed it. */
  async change(state: VisitorState, change: Change | null): Promise<void> {
    if (this.isFrozen) return;
    if (change) this.#store.note(change);
    await this.#write(state);
  }

  /** Notes what the bill is made of; it leaves with the next flush. */
  spend(what: "requests" | "calls" | "rows" | "alarms" | "pushes", amount = 1): void {
    const name = `cost/${what}` as const;
    this.#spent[name] = (this.#spent[name] ?? 0) + amount;
  }

  /** The alarm only ever moves earlier; one that fires too early arms the next. */
  async arm(at: number | null): Promise<void> {
    if (!this.#isEarlier(at)) return;
    this.#armedAt = at;
    await wakeAt({ kind: "VISITOR", ctx: this.#ctx, env: this.#env }, at);
  }

  /** Somebody else has it all now. */
  leave(): void {
    this.#store.empty();
  }

  /** Rings as soon as it may. */
  async soon(): Promise<void> {
    await this.ready();
    await this.arm(await now(this.#env));
  }

  /** Forgets everything but that somebody was forgotten. */
  async bury(until: number): Promise<void> {
    await this.clear();
    this.#store.bury(until);
    await this.arm(until);
  }

  async clear(): Promise<void> {
    await this.#ctx.storage.deleteAll();
    this.#store.forget();
    this.#armedAt = Infinity;
  }

  async #write(state: VisitorState): Promise<void> {
    const at = wakeAtOf(state);
    this.spend("rows", this.#isEarlier(at) ? 2 : 1);
    this.#store.write(packed(withCosts(state, this.#spent)));
    this.#spent = {};
    await this.arm(at);
  }

  #isEarlier(at: number | null): at is number {
    return at !== null && at < (this.#armedAt ?? Infinity);
  }
}
