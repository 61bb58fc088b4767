import type { VisitorState } from "../../edge/domain/state.ts";
import type { Faults } from "./faults.ts";
import type { Clock } from "./services.ts";
import type { Timeline } from "./timeline.ts";
import type { Tolls } from "./tolls.ts";

/** An await of an object: how long it takes, and whether what it waits for may fail. */
export interface Pause {
  readonly ms: number;
  readonly mayFail: boolean;
}
export type Work<T> = Generator<Pause, T, undefined>;

/** What a host runs, and wakes. */
interface Program {
  alarm(): Work<void>;
}

/** What survives a crash. */
interface Disk {
  readonly state: VisitorState | null;
  readonly alarm: number | null;
  readonly buriedUntil: number;
}

interface Running {
  readonly kill: () => void;
}

/** What is told of every write that has become durable. */
export interface Observer {
  stored(state: VisitorState | null, alarm: number | null, isRinging: boolean): void;
}

const EVICTED_AFTER_MS = 10_000;
const RETRY_MS = 2000;

/**
 * The runtime of one object as Durable Objects have it: writes between two awaits are one transaction,
 * nothing leaves before they are durable, an await lets other calls in, a crash loses all but the disk,
 * and an alarm rings until its handler has ended well.
 */
export class Host<P extends Program> {
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly #observer: Observer;
  readonly #tolls: Tolls;
  readonly #start: (host: Host<P>) => P;
  faults: Faults;
  #disk: Disk = { state: null, alarm: null, buriedUntil: 0 };
  #staged: { disk: Disk; readonly notes: (() => void)[] } | null = null;
  #program: P;
  #usedAt = 0;
  #ringing = false;
  readonly #running = new Set<Running>();

  constructor(
    around: { timeline: Timeline; clock: Clock; faults: Faults; observer: Observer; tolls: Tolls },
    start: (host: Host<P>) => P,
  ) {
    this.timeline = around.timeline;
    this.clock = around.clock;
    this.faults = around.faults;
    this.#observer = around.observer;
    this.#tolls = around.tolls;
    this.#start = start;
    this.#program = start(this);
  }

  /** What the object itself sees, its own unfinished writes included. */
  get disk(): Disk {
    return this.#staged?.disk ?? this.#disk;
  }

  /** Writes; `note` is made once it is durable. */
  write(change: Partial<Disk>, note?: () => void): void {
    this.#staged ??= { disk: this.#disk, notes: [] };
    this.#staged.disk = { ...this.#staged.disk, ...change };
    if (note) this.#staged.notes.push(note);
  }

  /** Calls the object; answers null if it failed or died. */
  call<T>(begin: (program: P) => Work<T>, done: (outcome: { value: T } | null) => void): void {
    const { timeline } = this;
    if (this.#running.size === 0 && timeline.now > this.#usedAt + EVICTED_AFTER_MS)
      this.#program = this.#start(this);
    this.#usedAt = timeline.now;
    const work = begin(this.#program);
    const running: Running = { kill: () => done(null) };
    const end = (outcome: { value: T } | null) => {
      this.#running.delete(running);
      done(outcome);
    };
    const step = (failed: boolean) => {
      if (!this.#running.has(running)) return;
      let next: IteratorResult<Pause, T>;
      try {
        next = failed ? work.throw(new Error("unreachable")) : work.next();
      } catch (error) {
        // Only what the model itself threw stands for a failed call; anything else is a bug.
        if (!(error instanceof Error) || error.message !== "unreachable") throw error;
        this.#commit();
        end(null);
        return;
      }
      if (this.faults.crashes()) {
        // Before or after its writes became durable.
        if (this.faults.evenly()) this.#commit();
        this.#crash();
        return;
      }
      this.#commit();
      if (next.done) {
        end({ value: next.value });
        return;
      }
      const { ms, mayFail } = next.value;
      timeline.in(ms, () => step(mayFail && this.faults.callFails()));
    };
    this.#running.add(running);
    step(false);
  }

  #crash(): void {
    this.#tolls.counts.crashes++;
    this.#staged = null;
    this.#program = this.#start(this);
    const killed = [...this.#running];
    this.#running.clear();
    for (const { kill } of killed) kill();
  }

  #commit(): void {
    if (!this.#staged) return;
    const { disk, notes } = this.#staged;
    this.#staged = null;
    const { alarm } = this.#disk;
    this.#disk = disk;
    for (const note of notes) note();
    this.#observer.stored(disk.state, disk.alarm, this.#ringing);
    if (disk.alarm !== null && disk.alarm !== alarm) this.#wind(disk.alarm);
  }

  #wind(alarm: number): void {
    const { timeline, clock, faults } = this;
    timeline.at(alarm - clock.skew + faults.alarmDelay(), () => this.#ring(alarm));
  }

  #ring(alarm: number): void {
    if (this.#disk.alarm !== alarm) return;
    // Clocks may have been set back meanwhile; one handler runs at a time.
    if (this.clock.now() < alarm || this.#ringing) {
      this.timeline.in(Math.max(50, alarm - this.clock.now()), () => this.#ring(alarm));
      return;
    }
    this.#disk = { ...this.#disk, alarm: null };
    this.#ringing = true;
    this.call(
      (program) => program.alarm(),
      (outcome) => {
        this.#ringing = false;
        if (outcome && !this.faults.ringsAgain()) return;
        if (this.#disk.alarm !== null) return;
        this.#disk = { ...this.#disk, alarm };
        this.timeline.in(RETRY_MS, () => this.#ring(alarm));
      },
    );
  }
}
