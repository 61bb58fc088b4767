/** What was noted last, so many at most: an isolate lives long, and whoever asks may be anybody. */
export class Recent {
  readonly #most: number;
  // Two halves: the older one is forgotten as a whole, which costs nothing per look.
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  has(name: string): boolean {
    if (this.#newer.has(name)) return true;
    if (!this.#older.has(name)) return false;
    this.add(name);
    return true;
  }

  add(name: string): void {
    if (this.#newer.size >= this.#most / 2) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(name);
  }
}
