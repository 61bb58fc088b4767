import type { Show } from "#protocol/decision.ts";
import type { Delivery, DeliveryOutcome } from "#protocol/delivery.ts";
import type { PushReport } from "#protocol/push.ts";
import type { Snapshot } from "#protocol/site.ts";
import { bounded } from "../../edge/domain/bounded.ts";
import { due, type DueResult } from "../../edge/domain/due.ts";
import type { Codes } from "../../edge/domain/moment.ts";
import { report } from "../../edge/domain/report.ts";
import { settle, settleFlush } from "../../edge/domain/settle.ts";
import type { VisitorState } from "../../edge/domain/state.ts";
import { visit, type VisitInput, type VisitResult } from "../../edge/domain/visit.ts";
import { isEarly, isQuietWake, wakeAtOf } from "../../edge/domain/wake.ts";
import { isWithdrawal } from "../../edge/domain/withdrawal.ts";
import type { Host, Work } from "./host.ts";
import type { Census, Site } from "./services.ts";
import { catalogue } from "./shop.ts";

export type VisitCall = Pick<
  VisitInput,
  "site" | "visitor" | "tab" | "number" | "consent" | "page" | "leaving" | "placed" | "request"
>;

export interface VisitReceipt {
  readonly shows: readonly Show[];
  readonly erased: boolean;
}

/** Everything an object calls, and who looks over its shoulder. */
export interface Outside {
  readonly site: Site;
  readonly census: Census;
  /** Hands a message to the push service. */
  readonly handOver: (delivery: Delivery) => DeliveryOutcome;
  readonly watch: {
    visited(call: VisitCall, result: VisitResult, snapshot: Snapshot): void;
    woke(before: VisitorState, result: DueResult, snapshot: Snapshot): void;
    buried(): void;
    /** What an object reads that begins anew. */
    loaded(state: VisitorState | null): VisitorState | null;
    /** The same question again must give the same bytes. */
    same<T>(what: string, ask: () => T, first: T): void;
  };
}

const TOMBSTONE_MS = 30 * 86_400_000;
const RETRY_MS = 60_000;
const CALL = { ms: 5, mayFail: true };
const GATE = { ms: 1, mayFail: false };
const SEND = { ms: 80, mayFail: false };

/** `Visitor` of edge/objects line by line, with awaits as pauses: load, ask the domain, save, act. */
export class Shell {
  readonly #host: Host<Shell>;
  readonly #object: string;
  readonly #outside: Outside;
  #state: VisitorState | null | undefined;
  #armedAt: number | undefined;

  constructor(host: Host<Shell>, object: string, outside: Outside) {
    this.#host = host;
    this.#object = object;
    this.#outside = outside;
  }

  state(): VisitorState | null {
    if (this.#state === undefined) {
      this.#state = this.#outside.watch.loaded(this.#host.disk.state);
    }
    return this.#state;
  }

  *visit(call: VisitCall): Work<VisitReceipt> {
    const { clock, disk } = this.#host;
    const at = clock.now();
    if (disk.buriedUntil > at) return { shows: [], erased: true };
    if (isWithdrawal(call.placed)) {
      yield* this.#bury(at);
      return { shows: [], erased: true };
    }
    const snapshot = this.#outside.site.held();
    const seed = `${call.visitor}/${call.tab}/${call.number}`;
    const around = { snapshot, catalogue, model: null, now: at, seed, backfill: null };
    const result = yield* this.#decide(
      "visit",
      call.visitor,
      (codes) => () => visit({ ...call, ...around, state: this.state(), codes }),
    );
    if (this.#host.disk.buriedUntil > at) return { shows: [], erased: true };
    if (!result.repeated && result.state) {
      this.#keep(result.state, () => this.#outside.watch.visited(call, result, snapshot));
    }
    return { shows: result.shows, erased: false };
  }

  *alarm(): Work<void> {
    this.#armedAt = Infinity;
    const state = this.state();
    if (state) {
      try {
        if (isEarly(state, this.#host.clock.now())) this.#arm(wakeAtOf(state));
        else yield* this.#runDue();
      } catch (error) {
        // Only calls fail here on purpose.
        if (!(error instanceof Error) || error.message !== "unreachable") throw error;
        this.#arm(this.#host.clock.now() + RETRY_MS);
      }
    } else if (this.#host.disk.buriedUntil <= this.#host.clock.now()) {
      this.#state = null;
      this.#host.write({ state: null, alarm: null, buriedUntil: 0 });
    }
  }

  // oxlint-disable-next-line require-yield -- An object's method like the others.
  *pushReport(key: string, seen: PushReport, at: number): Work<void> {
    const before = this.state();
    if (before) this.#keep(report(before, key, seen, at));
  }

  *#runDue(): Work<void> {
    const asked = this.#host.clock.now();
    const isQuiet = this.#isQuiet(asked);
    if (!isQuiet) yield CALL;
    const { site } = this.#outside;
    const snapshot = isQuiet ? site.held() : site.fresh();
    const before = this.state();
    if (!before) return;
    const at = isQuiet ? asked : this.#host.clock.now();
    const result = yield* this.#decide("due", before.visitor, (codes) => {
      const state = this.state() ?? before;
      const seed = `${state.visitor}/due/${at}`;
      return () => due({ snapshot, catalogue, model: null, state, now: at, seed, codes });
    });
    if (this.#host.disk.buriedUntil > at) return;
    this.#keep(result.state, () => this.#outside.watch.woke(before, result, snapshot));
    yield* this.#send();
  }

  *#decide<R extends VisitResult | DueResult>(
    what: string,
    person: string,
    ask: (codes: Codes) => () => R,
  ): Work<R> {
    let codes: Codes = {};
    for (;;) {
      const question = ask(codes);
      const result = question();
      this.#outside.watch.same(what, question, result);
      if (result.wishes.length === 0) return result;
      yield CALL;
      codes = { ...codes, ...this.#outside.site.issue(person, result.wishes) };
      yield CALL;
    }
  }

  *#send(): Work<void> {
    const { clock } = this.#host;
    const ready = this.state()?.deliveries.filter(({ state }) => state === "sending") ?? [];
    for (const { key } of ready) {
      // Nothing leaves before what was written is durable.
      yield GATE;
      // While one was on its way, a visit may have made the next one pointless.
      const delivery = this.state()?.deliveries.find((other) => other.key === key);
      if (delivery?.state !== "sending") continue;
      const at = clock.now();
      const outcome = this.#outside.handOver(delivery);
      yield SEND;
      const current = this.state();
      if (current) this.#keep(settle(current, key, outcome, at).state);
    }
    const { outbox } = this.state()?.flush ?? {};
    if (!outbox) return;
    yield CALL;
    const receipt = this.#outside.census.flush(this.#object, outbox);
    yield CALL;
    const current = this.state();
    if (current) this.#keep(settleFlush(current, receipt, clock.now()).state);
  }

  #isQuiet(at: number): boolean {
    const state = this.state();
    return state !== null && isQuietWake(state, at);
  }

  #keep(kept: VisitorState, then?: () => void): void {
    const state = isOnlyBooked(this.state(), kept) ? kept : bounded(kept);
    this.#state = state;
    this.#host.write({ state }, then);
    this.#arm(wakeAtOf(state));
  }

  #arm(at: number | null): void {
    this.#armedAt ??= this.#host.disk.alarm ?? Infinity;
    if (at === null || at >= this.#armedAt) return;
    this.#armedAt = at;
    this.#host.write({ alarm: at });
  }

  *#bury(at: number): Work<void> {
    yield CALL;
    this.#outside.census.erase(this.#object, at + TOMBSTONE_MS);
    yield CALL;
    this.#state = null;
    this.#armedAt = Infinity;
    this.#host.write({ state: null, alarm: null, buriedUntil: at + TOMBSTONE_MS }, () =>
      this.#outside.watch.buried(),
    );
    this.#arm(at + TOMBSTONE_MS);
  }
}

// The books for the counters are not measured: a state of which only they have changed is as small as before.
function isOnlyBooked(before: VisitorState | null, after: VisitorState): boolean {
  if (!before) return false;
  const isSame = ([name, value]: [string, unknown]) =>
    name === "flush" || Reflect.get(before, name) === value;
  return Object.entries(after).every(isSame);
}
