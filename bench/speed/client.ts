import { Agent, request } from "node:http";

/** Connections that stay open, so that a round trip is all that is measured. */
export class Client {
  readonly #agent: Agent;
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, connections: number, headers: Readonly<Record<string, string>>) {
    this.#url = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.#headers = headers;
  }

  /** Posts a body; answers the text, or breaks where the status is not 200. */
  post(body: string): Promise<string> {
    const { hostname, port, pathname } = this.#url;
    const length = { "Content-Length": String(Buffer.byteLength(body)) };
    const headers = { ...this.#headers, ...length };
    return new Promise((resolve, reject) => {
      const options = {
        agent: this.#agent,
        method: "POST",
        hostname,
        port,
        path: pathname,
        headers,
      };
      const sent = request(options, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${pathname} answered ${response.statusCode}: ${text}`));
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** How long each of so many round trips took, one after the other, ms, ascending. */
export async function latencies(
  client: Client,
  bodies: readonly string[],
): Promise<readonly number[]> {
  const took: number[] = [];
  for (const body of bodies) {
    const begin = performance.now();
    await client.post(body);
    took.push(performance.now() - begin);
  }
  return took.toSorted((left, right) => left - right);
}

/** Round trips a second with so many callers at once; `bodyOf` makes the next body of a caller. */
export async function rate(
  client: Client,
  callers: number,
  ms: number,
  bodyOf: (caller: number) => string,
): Promise<number> {
  const begin = performance.now();
  const done = await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      let count = 0;
      for (; performance.now() - begin < ms; count++) await client.post(bodyOf(caller));
      return count;
    }),
  );
  const total = done.reduce((sum, count) => sum + count, 0);
  return (total / (performance.now() - begin)) * 1000;
}

/** The value below which this share lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((left, right) => left - right),
    0.5,
  );
}
