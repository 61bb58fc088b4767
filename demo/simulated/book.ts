/** One person, as only a simulation can know them: what they bought, and what they would have bought anyway. */
export class Book {
  readonly #touched = new Map<string, number>();
  readonly #orders: Order[] = [];

  /** A campaign spoke to this person. */
  touched(campaign: string, at: number): void {
    if (!this.#touched.has(campaign)) this.#touched.set(campaign, at);
    if (!this.#touched.has(ALL)) this.#touched.set(ALL, at);
  }

  bought(order: Order): void {
    this.#orders.push(order);
  }

  /** What a campaign has really added within the window; null where it never spoke, or the window is open. */
  added(campaign: string, windowMs: number, now: number): Added | null {
    const from = this.#touched.get(campaign);
    if (from === undefined || from + windowMs > now) return null;
    const inWindow = this.#orders.filter(({ at }) => at >= from && at < from + windowMs);
    const won = inWindow.filter(({ wonBy }) =>
      campaign === ALL ? wonBy !== null : wonBy === campaign,
    );
    return {
      buyers: won.length > 0 && won.length === inWindow.length ? 1 : 0,
      netMinor: won
        .filter(({ returnedAt }) => returnedAt === null || returnedAt > now)
        .reduce((sum, { netMinor }) => sum + netMinor, 0),
    };
  }
}

interface Order {
  readonly at: number;
  readonly netMinor: number;
  /** When it was sent back; null: it was kept. */
  readonly returnedAt: number | null;
  /** The campaign without which it would not exist; null: none. */
  readonly wonBy: string | null;
}

export interface Added {
  readonly buyers: number;
  readonly netMinor: number;
}

/** Everything that is said, as against saying nothing. */
export const ALL = "*";
