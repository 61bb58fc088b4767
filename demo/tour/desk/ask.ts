/** The local edge's admin API, with a token that no page ever sees. */
export class Admin {
  readonly #edge: string;
  readonly #token: string;

  constructor(edge: string, token: string) {
    this.#edge = edge;
    this.#token = token;
  }

  /** The answer; null where the edge knows nobody of that name. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T | null> {
    const response = await fetch(this.#edge + path, {
      method,
      headers: { Authorization: `Bearer ${this.#token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 404) return null;
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** As above, where an answer is a must. */
  async have<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer === null) throw new Error(`${method} ${path}: not found`);
    return answer;
  }
}
