import { now } from "../../clock.ts";
import { logFailure } from "../../log.ts";
import { due } from "../../domain/due.ts";
import { farewell } from "../../domain/farewell.ts";
import type { Occasion } from "../../domain/journey/occasion.ts";
import { retiresAt } from "../../domain/retire.ts";
import type { VisitorState } from "../../domain/state.ts";
import { isEarly, isQuietWake, wakeAtOf } from "../../domain/wake.ts";
import { freshView, type View, viewOf } from "../../published/view.ts";
import { decide } from "./decide.ts";
import { erase } from "./erase.ts";
import { handOver } from "./hand-over.ts";
import type { Kin } from "./kin.ts";
import type { Memory } from "./memory.ts";

const RETRY_MS = 60_000;
const FAREWELL_MS = 1000;

/** What a visitor's object does without a visit: when it wakes, and when something happened elsewhere. */
export class Duty {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #memory: Memory;
  readonly #kin: Kin;

  constructor(ctx: DurableObjectState, env: Env, memory: Memory, kin: Kin) {
    this.#ctx = ctx;
    this.#env = env;
    this.#memory = memory;
    this.#kin = kin;
  }

  /** The alarm rang. The runtime gives one up after a few failures; a visitor's must never be lost. */
  async wake(): Promise<void> {
    this.#memory.rang();
    const { state } = this.#memory;
    if (this.#kin.moved) {
      await this.#kin.finish(this.#self).catch((error: unknown) => this.#tryLater(error));
    } else if (state) {
      await this.#serve(state).catch((error: unknown) => this.#tryLater(error));
    } else if (this.#memory.buriedUntil <= (await now(this.#env))) {
      await this.#memory.clear();
    }
  }

  /** Something happened elsewhere: what it leads to has left when this answers. */
  async hear(site: string, occasions: readonly Occasion[]): Promise<void> {
    const view = await this.run(site, occasions);
    // It is stored: whatever breaks now is tried again by the alarm, and who told it need not tell it again.
    if (view) await this.handOver(view).catch((error: unknown) => this.#tryLater(error));
  }

  /** Decides about all that is due and what happened elsewhere; null: there is nobody any more. */
  async run(site: string, occasions: readonly Occasion[]): Promise<View | null> {
    const asked = await now(this.#env);
    const isQuiet = occasions.length === 0 && this.#isQuiet(asked);
    const background = (work: Promise<unknown>) => this.#ctx.waitUntil(work);
    // What only tells the counters may believe what this isolate knows: else a busy shop's object
    // would be asked for every flush. Nothing is said then, so that no pause can be missed.
    const view = await (isQuiet ? viewOf : freshView)(this.#env, site, background);
    const before = this.#memory.state;
    if (!view || !before) return null;
    // What became due meanwhile has its own wake.
    const at = isQuiet ? asked : await now(this.#env);
    if (at >= retiresAt(before, view.snapshot.settings)) {
      const last = farewell(before, view.snapshot, at);
      if (last !== before) {
        // Its flush leaves now; that nothing more is to be told is seen at once, when the alarm rings again.
        await this.#memory.change(last, { kind: "anew" });
        return view;
      }
      await this.#forget(site, at);
      return null;
    }
    const seed = `${before.visitor}/due/${at}`;
    const { result, made } = await decide(
      this.#memory,
      this.#env,
      view,
      before.visitor,
      { at, seed, occasions },
      (around) => due({ ...around, state: this.#memory.state ?? before, occasions }),
    );
    if (this.#memory.buriedUntil > at) return null;
    const { state, record, failures } = result;
    for (const failure of failures) log("job", failure);
    if (record) await this.#memory.decide(state, { call: null, made, record });
    else await this.#memory.change(state, { kind: "due", made });
    return view;
  }

  /** What lies ready leaves; visits are answered meanwhile. */
  async handOver(view: View): Promise<void> {
    await handOver(this.#memory, this.#env, view, this.#self);
  }

  get #self(): string {
    return this.#ctx.id.toString();
  }

  #isQuiet(at: number): boolean {
    const { state } = this.#memory;
    return state !== null && isQuietWake(state, at);
  }

  async #serve(state: VisitorState): Promise<void> {
    // Alarms only move earlier, so that a visit costs no row for them; one that rings too early costs none either.
    if (isEarly(state, await now(this.#env))) {
      await this.#memory.arm(wakeAtOf(state));
      return;
    }
    const view = await this.run(state.site, []);
    if (view) await this.handOver(view);
  }

  async #tryLater(error: unknown): Promise<void> {
    logFailure("alarm", error);
    await this.#memory.arm((await now(this.#env)) + RETRY_MS);
  }

  /** Kept as long as the shop may: now everything goes, and a return would be a new visitor's. */
  async #forget(site: string, at: number): Promise<void> {
    // Nobody was erased: whoever comes next is counted again.
    const whose = { site, self: this.#self, until: at + FAREWELL_MS };
    await erase(this.#memory, this.#kin, this.#env, whose);
    await this.#memory.clear();
  }
}

function log(where: string, what: object): void {
  // oxlint-disable-next-line no-console -- Workers' log is the console.
  console.error(JSON.stringify({ level: "error", where, ...what }));
}
