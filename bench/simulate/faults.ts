import type { DeliveryOutcome } from "#protocol/delivery.ts";
import type { Chance } from "./chance.ts";

// No browser waits longer for an answer.
const TIME_OUT_MS = 300_000;

/** What goes wrong, and how often; without faults nothing does. */
export class Faults {
  readonly #chance: Chance;
  readonly #rate: number;

  constructor(chance: Chance, isOn: boolean) {
    this.#chance = chance;
    this.#rate = isOn ? 1 : 0;
  }

  /** No more trouble: what is under way may end well. */
  calm(): Faults {
    return new Faults(this.#chance, false);
  }

  /** The machine of an object dies between two of its effects. */
  crashes(): boolean {
    return this.#hits(0.004);
  }

  evenly(): boolean {
    return this.#hits(0.5);
  }

  /** A call to another object does not come back. */
  callFails(): boolean {
    return this.#hits(0.01);
  }

  loses(): boolean {
    return this.#hits(0.02);
  }

  doubles(): boolean {
    return this.#hits(0.02);
  }

  /** A batch is lost and its page is closed before it is told again. */
  givesUp(): boolean {
    return this.#hits(0.15);
  }

  /** How long a batch or a message stays under way, ms. */
  transit(): number {
    const usual = this.#chance.between(10, 200);
    return this.#hits(0.03)
      ? usual + Math.min(TIME_OUT_MS, this.#chance.exponential(300_000))
      : usual;
  }

  /** An alarm that rang rings once more although all went well. */
  ringsAgain(): boolean {
    return this.#hits(0.02);
  }

  alarmDelay(): number {
    return this.#hits(0.02) ? this.#chance.exponential(120_000) : 0;
  }

  /** What a push service says. */
  pushOutcome(): DeliveryOutcome {
    const share = this.#chance.share();
    if (this.#rate === 0 || share > 0.15) return { kind: "sent" };
    if (share > 0.08) return { kind: "retry", reason: "status-503" };
    if (share > 0.05) return { kind: "retry", reason: "status-429", afterSeconds: 900 };
    if (share > 0.03) return { kind: "gone" };
    return share > 0.015 ? { kind: "resubscribe" } : { kind: "refused", reason: "status-400" };
  }

  #hits(probability: number): boolean {
    return this.#rate > 0 && this.#chance.hits(probability);
  }
}
