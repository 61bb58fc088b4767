import type { Flush } from "#protocol/counts.ts";
import { now } from "../../clock.ts";
import { merged } from "../../domain/identity/merged.ts";
import { newState, type VisitorState } from "../../domain/state.ts";
import { upgrade } from "../../domain/upgrade.ts";
import { censusOf, visitorOf } from "../../namespaces.ts";
import type { View } from "../../published/view.ts";
import { type Memory, TOMBSTONE_MS } from "./memory.ts";
import { teach } from "./teach.ts";

/** Where a device's memory has gone. */
interface Moved {
  readonly site: string;
  readonly visitor: string;
  readonly person: string;
  /** The person has it; until then this device keeps it, untouched. */
  readonly isTaken: boolean;
  /** The part of the census that counted this device; null: none did. */
  readonly shard: number | null;
  /** What was on its way to the census. */
  readonly outbox: Flush | null;
  /** The census has forgotten this device. */
  readonly isSettled: boolean;
}

const MOVED = "moved";
const DEVICE = "device/";

/**
 * A device's way to its person, and a person's devices. Every step is stored before the next begins
 * and may be repeated: a crash in between costs nothing but time.
 */
export class Kin {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #memory: Memory;
  #moved: Moved | null;

  constructor(ctx: DurableObjectState, env: Env, memory: Memory) {
    this.#ctx = ctx;
    this.#env = env;
    this.#memory = memory;
    this.#moved = ctx.storage.kv.get<Moved>(MOVED) ?? null;
    memory.isFrozen = this.#moved !== null;
  }

  get moved(): Moved | null {
    return this.#moved;
  }

  /** Every device of this person. */
  devices(): readonly string[] {
    return Array.from(this.#ctx.storage.kv.list({ prefix: DEVICE }), ([name]) =>
      name.slice(DEVICE.length),
    );
  }

  /** The person who has this device's memory, after it has been handed over if need be; null: it stays here. */
  async home(site?: string, visitor?: string, person?: string | null): Promise<string | null> {
    if (!this.#moved) {
      if (site === undefined || visitor === undefined || !person || person === visitor) return null;
      const { shard = null, outbox = null } = this.#memory.state?.flush ?? {};
      const rest = { isTaken: false, shard, outbox, isSettled: false };
      this.#note({ site, visitor, person, ...rest });
    }
    return (await this.#isTaken()) ? (this.#moved?.person ?? null) : null;
  }

  /** Ends what is left to do for a device that has moved. */
  async finish(self: string): Promise<void> {
    if (!(await this.#isTaken())) return;
    const moved = this.#moved;
    const at = await now(this.#env);
    if (!moved || moved.isSettled || this.#memory.buriedUntil > at) return;
    // Whoever is erased meanwhile waits for it, so that nothing is noted of them afterwards.
    await this.#memory.trace(this.#settle(self, moved, at));
  }

  async #settle(self: string, moved: Moved, at: number): Promise<void> {
    const { site, shard, outbox } = moved;
    if (shard !== null) {
      const census = censusOf(this.#env, site, shard);
      if (outbox) {
        await census.flush(self, outbox, []);
        await teach(this.#env, outbox, { site, visitor: self, now: at, tries: 0 });
      }
      // The person is in the roster: nobody is listed, or written to, twice.
      await census.erase(self, at + TOMBSTONE_MS);
    }
    this.#note({ ...moved, outbox: null, isSettled: true });
  }

  /** Takes in what one more device knows; once, however often it comes. */
  async adopt(
    person: string,
    device: string,
    stored: string | null,
    { snapshot, catalogue }: View,
    at: number,
  ): Promise<void> {
    const name = DEVICE + device;
    const { kv } = this.#ctx.storage;
    // No await from here to the write: the device is known if and only if what it knew is.
    if (kv.get(name) !== undefined) return;
    kv.put(name, at);
    if (stored === null) return;
    const theirs: VisitorState = upgrade(JSON.parse(stored));
    const { site, consent, profile } = theirs;
    const mine = this.#memory.of(site) ?? newState(site, person, consent, profile, at);
    const context = { snapshot, catalogue, now: at, devices: new Set<string>() };
    await this.#memory.change(merged(mine, theirs, context), { kind: "anew" });
  }

  /** Everything was erased. */
  forget(): void {
    this.#moved = null;
    this.#memory.isFrozen = false;
  }

  async #isTaken(): Promise<boolean> {
    if (!this.#moved || this.#moved.isTaken) return this.#moved !== null;
    const { site, visitor, person } = this.#moved;
    const { state } = this.#memory;
    const stored = state && JSON.stringify(state);
    const taken = await visitorOf(this.#env, site, person).adopt(site, person, visitor, stored);
    // Another batch may have come back first.
    const moved = this.#moved;
    if (!moved || moved.isTaken) return moved !== null;
    if (!taken) {
      this.#ctx.storage.kv.delete(MOVED);
      this.forget();
      return false;
    }
    this.#memory.leave();
    this.#note({ ...moved, isTaken: true });
    await this.#memory.soon();
    return true;
  }

  #note(moved: Moved): void {
    this.#ctx.storage.kv.put(MOVED, moved);
    this.#moved = moved;
    this.#memory.isFrozen = true;
  }
}
