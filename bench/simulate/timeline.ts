interface Entry {
  readonly time: number;
  readonly order: number;
  readonly run: () => void;
}

/** Virtual time: everything that will happen, in order. */
export class Timeline {
  readonly #heap: Entry[] = [];
  #order = 0;
  now: number;

  constructor(start: number) {
    this.now = start;
  }

  in(ms: number, run: () => void): void {
    this.at(this.now + ms, run);
  }

  at(time: number, run: () => void): void {
    const entry = { time: Math.max(time, this.now), order: this.#order++, run };
    let place = this.#heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.#heap[parent];
      if (!above || !isBefore(entry, above)) break;
      this.#heap[place] = above;
      place = parent;
    }
    this.#heap[place] = entry;
  }

  /** When the next thing happens; null: nothing will. */
  get nextAt(): number | null {
    return this.#heap[0]?.time ?? null;
  }

  /** Lets everything happen up to and including `end`. */
  runUntil(end: number): void {
    for (let next = this.#heap[0]; next && next.time <= end; next = this.#heap[0]) {
      this.#removeFirst();
      this.now = next.time;
      next.run();
    }
    this.now = end;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
      const child = right && left && isBefore(right, left) ? right : left;
      if (!child || !isBefore(child, last)) break;
      this.#heap[place] = child;
      place = child === left ? 2 * place + 1 : 2 * place + 2;
    }
    this.#heap[place] = last;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
