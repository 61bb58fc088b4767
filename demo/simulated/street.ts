import type { Answer } from "#protocol/decision.ts";
import type { Batch } from "#protocol/batch.ts";
import type { PushReport } from "#protocol/push.ts";
import { PROTOCOL_VERSION, PUSH_REPORT_PATH, VISIT_PATH } from "#protocol/wire.ts";
import { Timeline } from "../../bench/simulate/timeline.ts";
import type { EdgeClock } from "./clock.ts";

/** A batch as a browser builds it; the street knows the rest. */
export type Parcel = Omit<Batch, "protocolVersion" | "site" | "heldMs">;

interface Errand {
  readonly at: number;
  readonly run: (heldMs: number) => Promise<void>;
}

interface StreetInput {
  readonly edge: string;
  readonly shop: string;
  readonly site: string;
  readonly clock: EdgeClock;
  readonly from: number;
}

// What happens within so long is sent together: each event keeps its own moment.
const STRIDE_MS = 180_000;
// What the edge says by itself after somebody left is heard of no later than this.
const QUIET_MS = 30 * 60_000;
const HEADERS = { "User-Agent": "Mozilla/5.0 (simulated)", "Content-Type": "text/plain" };

/** Between simulated browsers and a real edge: virtual time here, the edge's moved clock there. */
export class Street {
  readonly timeline: Timeline;
  readonly #around: StreetInput;
  readonly #errands = new Map<string, Errand[]>();
  /** Called after every move of the clock; pushes that have arrived meanwhile are handed out here. */
  afterMove: () => void = () => undefined;
  sent = 0;
  moves = 0;

  constructor(around: StreetInput) {
    this.#around = around;
    this.timeline = new Timeline(around.from);
  }

  /** Sends a batch; who asks for the answer hears it a moment later. */
  post(who: string, parcel: Parcel, answered: (answer: Answer) => void): void {
    const { edge, shop, site } = this.#around;
    const body = { ...parcel, protocolVersion: PROTOCOL_VERSION, site };
    this.#add(who, async (heldMs) => {
      const response = await fetch(edge + VISIT_PATH, {
        method: "POST",
        headers: { ...HEADERS, Origin: shop },
        body: JSON.stringify({ ...body, heldMs }),
      });
      if (!response.ok) throw new Error(`visit: ${response.status} ${await response.text()}`);
      const answer: Answer = await response.json();
      this.sent++;
      this.timeline.in(1500, () => answered(answer));
    });
  }

  /** What the push worker of a browser saw. */
  report(who: string, report: PushReport): void {
    this.#add(who, async (heldMs) => {
      const reports = [{ ...report, heldMs }];
      await fetch(this.#around.edge + PUSH_REPORT_PATH, {
        method: "POST",
        headers: HEADERS,
        body: JSON.stringify({ protocolVersion: PROTOCOL_VERSION, reports }),
      });
    });
  }

  /** Anything else that is told to the edge, in its turn. */
  tell(who: string, run: (heldMs: number) => Promise<void>): void {
    this.#add(who, run);
  }

  /** Lets time pass until `end`; `moved` hears how far it is. */
  async walk(end: number, moved: (at: number) => void): Promise<void> {
    while (this.timeline.now < end) {
      const { now } = this.timeline;
      const next = Math.max(now, this.timeline.nextAt ?? end);
      const upTo = Math.min(end, now + QUIET_MS, next + STRIDE_MS);
      this.timeline.runUntil(upTo);
      await this.#around.clock.moveTo(upTo);
      this.moves++;
      this.afterMove();
      await this.#deliver(upTo);
      moved(upTo);
    }
  }

  #add(who: string, run: Errand["run"]): void {
    const mine = this.#errands.get(who) ?? [];
    mine.push({ at: this.timeline.now, run });
    this.#errands.set(who, mine);
  }

  /** One person's batches one after the other, several people at once. */
  async #deliver(upTo: number): Promise<void> {
    const all = [...this.#errands.values()];
    this.#errands.clear();
    await Promise.all(
      all.map(async (errands) => {
        for (const { at, run } of errands) await run(Math.max(0, upTo - at));
      }),
    );
  }
}
