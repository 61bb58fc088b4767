/** The clock of an edge that runs with time travel; it stands still between two moves. */
export class EdgeClock {
  readonly #edge: string;

  constructor(edge: string) {
    this.#edge = edge;
  }

  /** Moves to a moment, waking who sleeps until then in order, each at its own time. */
  async moveTo(at: number): Promise<void> {
    const answer = await fetch(`${this.#edge}/__clock`, {
      method: "POST",
      body: JSON.stringify({ stopAtMs: at }),
    });
    if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`);
  }
}
