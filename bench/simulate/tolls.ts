/** What a run did, so that nobody mistakes an idle run for a proof. */
export interface Figures {
  visitors: number;
  batches: number;
  visits: number;
  wakes: number;
  writes: number;
  said: number;
  messages: number;
  crashes: number;
  erased: number;
  looks: number;
  /** Bytes of the largest state. */
  bytes: number;
}

function none(): Figures {
  return {
    visitors: 0,
    batches: 0,
    visits: 0,
    wakes: 0,
    writes: 0,
    said: 0,
    messages: 0,
    crashes: 0,
    erased: 0,
    looks: 0,
    bytes: 0,
  };
}

/** Counts what happens, and says which steps are looked at closely. */
export class Tolls {
  readonly counts = none();
  readonly #closeEvery: number;
  #asked = 0;

  constructor(closeEvery: number) {
    this.#closeEvery = closeEvery;
  }

  /** Whether this step is also computed once more, written as JSON, measured and read back. */
  looksClosely(): boolean {
    const looks = this.#asked++ % this.#closeEvery === 0;
    if (looks) this.counts.looks++;
    return looks;
  }
}

/** The sum of several runs; of the bytes the most. */
export function together(all: readonly Figures[]): Figures {
  return all.reduce(
    (sum, one) => ({
      visitors: sum.visitors + one.visitors,
      batches: sum.batches + one.batches,
      visits: sum.visits + one.visits,
      wakes: sum.wakes + one.wakes,
      writes: sum.writes + one.writes,
      said: sum.said + one.said,
      messages: sum.messages + one.messages,
      crashes: sum.crashes + one.crashes,
      erased: sum.erased + one.erased,
      looks: sum.looks + one.looks,
      bytes: Math.max(sum.bytes, one.bytes),
    }),
    none(),
  );
}
