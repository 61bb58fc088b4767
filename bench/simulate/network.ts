import type { PageFacts } from "#protocol/batch.ts";
import type { Consent, TrackerEvent } from "#protocol/event.ts";
import type { Placed } from "../../edge/domain/session/placed.ts";
import { isMeaningful } from "../../edge/domain/session/meaningful.ts";
import type { Host } from "./host.ts";
import type { Ledger } from "./ledger.ts";
import type { Shell, VisitReceipt } from "./shell.ts";
import type { Watch } from "./watch.ts";

/** A batch on its way. */
export interface Post {
  readonly visitor: string;
  /** The edge has given the id already. */
  readonly isIssued: boolean;
  readonly tab: string;
  readonly number: number;
  readonly consent: Consent;
  readonly page: PageFacts;
  readonly leaving: boolean;
  readonly events: readonly TrackerEvent[];
}

const FIRST_RETRY_MS = 2000;
const MAX_RETRY_MS = 600_000;
// As the tag does: what comes then waits, so that no batch is overtaken by dozens.
const FLIGHTS = 3;

/** Between a browser and the edge: batches are lost, doubled, late; answers are lost too. */
export class Network {
  readonly #host: Host<Shell>;
  readonly #ledger: Ledger;
  readonly #watch: Watch;
  readonly #waiting: (() => void)[] = [];
  /** Batches whose page was closed before they were acknowledged: the next page tells them. */
  readonly #parked: (() => void)[] = [];
  #flights = 0;

  constructor(around: { host: Host<Shell>; ledger: Ledger; watch: Watch }) {
    this.#host = around.host;
    this.#ledger = around.ledger;
    this.#watch = around.watch;
  }

  /** Sends until it is acknowledged or its page is gone; `answered` hears the first answer. */
  post(post: Post, answered: (receipt: VisitReceipt) => void): void {
    const { timeline } = this.#host;
    const builtAt = timeline.now;
    const isKept = post.isIssued || isMeaningful(post.events);
    const sent = this.#ledger.enter(post.events, post.consent.analytics && isKept);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      this.#flights--;
      this.#waiting.shift()?.();
    };
    const attempt = (tries: number) => {
      const { faults } = this.#host;
      const again = () => {
        if (sent.acknowledged) {
          over();
          return;
        }
        if (faults.givesUp()) {
          // Nobody hears of a beacon that got lost.
          if (!post.leaving) this.#parked.push(() => attempt(tries + 1));
          over();
          return;
        }
        const wait = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** tries);
        timeline.in(wait, () => attempt(tries + 1));
      };
      if (faults.loses()) {
        again();
        return;
      }
      const heldMs = timeline.now - builtAt;
      const copies = faults.doubles() ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        timeline.in(faults.transit(), () =>
          this.#arrive(post, isKept, heldMs, builtAt, (receipt) => {
            if (!receipt || this.#host.faults.loses()) {
              if (copy === 0) again();
              return;
            }
            timeline.in(faults.transit(), () => {
              if (sent.acknowledged) return;
              sent.acknowledged = true;
              answered(receipt);
              over();
            });
          }),
        );
      }
    };
    const begin = () => {
      this.#flights++;
      attempt(0);
    };
    // Who forbids everything leaves nothing behind.
    const parked = this.#parked.splice(0);
    if (post.consent.analytics) for (const tell of parked) tell();
    // A closing page waits for nobody.
    if (this.#flights < FLIGHTS || post.leaving) begin();
    else this.#waiting.push(begin);
  }

  #arrive(
    { isIssued: _isIssued, events, tab, number, ...post }: Post,
    isKept: boolean,
    heldMs: number,
    builtAt: number,
    done: (receipt: VisitReceipt | null) => void,
  ): void {
    if (!isKept) {
      done({ shows: [], erased: false });
      return;
    }
    const at = this.#host.clock.now() - heldMs;
    const placed = events.map((event, index): Placed => ({
      event,
      at: Math.round(at - event.agoMs),
      order: `${tab}/${String(number).padStart(10, "0")}/${String(index).padStart(3, "0")}`,
    }));
    this.#host.call(
      (shell) => shell.visit({ ...post, site: "sim", tab, number, placed, request: {} }),
      (outcome) => {
        // From here on the edge knows; messages under way are judged by it.
        if (outcome) this.#watch.allowed(builtAt, post.consent);
        done(outcome?.value ?? null);
      },
    );
  }
}
