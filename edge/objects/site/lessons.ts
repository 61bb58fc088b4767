import { addCounts, type Counts } from "#protocol/counts.ts";
import { isNews, summary } from "../../domain/persona/lessons-summary.ts";
import { logFailure } from "../../log.ts";
import { censusOf } from "../../namespaces.ts";
import type { SiteStore } from "./store.ts";

const EVERY_MS = 3_600_000;
const DOC = "learnt";

/** What the next snapshot says was learnt. */
export function learntDoc(store: SiteStore): Counts {
  return store.doc<Counts>(DOC) ?? {};
}

/** Asks the parts of the census what visitors have taught, so that what is believed follows. */
export class Lessons {
  readonly #env: Env;
  readonly #store: SiteStore;
  // When the census was asked last; an object that starts anew may ask once more.
  #askedAt = -Infinity;

  constructor(env: Env, store: SiteStore) {
    this.#env = env;
    this.#store = store;
  }

  /** Whether enough was learnt for a new snapshot; looked up once an hour. */
  async haveNews(at: number): Promise<boolean> {
    if (at < this.#askedAt + EVERY_MS) return false;
    const sums = await this.#asked(at);
    return sums !== null && isNews(learntDoc(this.#store), sums);
  }

  /** Takes in all that is known now; whatever the census has not told stays as it was. */
  async refresh(at: number): Promise<void> {
    const sums = await this.#asked(at);
    if (sums) this.#store.putDoc(DOC, sums);
  }

  async #asked(at: number): Promise<Counts | null> {
    const site = this.#store.doc<string>("site") ?? "";
    const shards = this.#store.doc<number>("shards") ?? 1;
    // Nobody has been here yet.
    if (this.#store.doc("versions") === null) return null;
    this.#askedAt = at;
    try {
      const parts = Array.from({ length: shards }, (_, shard) =>
        censusOf(this.#env, site, shard).lessons(),
      );
      return summary((await Promise.all(parts)).reduce(addCounts, {}));
    } catch (error) {
      // A shop must be able to pause a campaign while its census is out of reach.
      logFailure("lessons", error);
      return null;
    }
  }
}
