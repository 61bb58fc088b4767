interface Waiter<Entry> {
  readonly is: (entry: Entry) => boolean;
  readonly resolve: (entry: Entry) => void;
}

/** What happened at a stand-in, in order, and a way to wait for what is still to come. */
export class Journal<Entry> {
  readonly entries: Entry[] = [];
  #waiters: Waiter<Entry>[] = [];

  note(entry: Entry): void {
    this.entries.push(entry);
    const waiters = this.#waiters;
    this.#waiters = waiters.filter(({ is }) => !is(entry));
    for (const { is, resolve } of waiters) if (is(entry)) resolve(entry);
  }

  /** The first entry of this kind, past or to come; fails after `timeoutMs`. */
  waitFor(is: (entry: Entry) => boolean, timeoutMs = 15_000): Promise<Entry> {
    const past = this.entries.find(is);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Waited in vain; so far: ${JSON.stringify(this.entries)}`));
      }, timeoutMs);
      this.#waiters.push({
        is,
        resolve: (entry) => {
          clearTimeout(timer);
          resolve(entry);
        },
      });
    });
  }
}
