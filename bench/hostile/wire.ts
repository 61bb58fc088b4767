import { Agent, request } from "node:http";
import type { Attack } from "./attack.ts";

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Connections that stay open, because most of a siege is waiting. */
export class Wire {
  readonly #agent: Agent;
  readonly #edge: URL;
  readonly #patienceMs: number;

  constructor(edge: string, connections: number, patienceMs: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.#edge = new URL(edge);
    this.#patienceMs = patienceMs;
  }

  /** Sends an attack; workerd closes idle connections after five seconds: what was just being sent then is sent anew, once. */
  async send(attack: Attack): Promise<Reply> {
    const begin = performance.now();
    try {
      return await this.#once(attack);
    } catch (error) {
      if (performance.now() - begin > this.#patienceMs - 100) throw error;
      return this.#once(attack);
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #once({ method, path, headers, body }: Attack): Promise<Reply> {
    const { hostname, port } = this.#edge;
    const agent = this.#agent;
    const signal = AbortSignal.timeout(this.#patienceMs);
    const length = { "Content-Length": String(body?.byteLength ?? 0) };
    const sent = {
      agent,
      hostname,
      port,
      method,
      path,
      signal,
      headers: { ...headers, ...length },
    };
    return new Promise((resolve, reject) => {
      const asked = request(sent, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() });
        });
      });
      asked.on("error", reject);
      asked.end(body ?? undefined);
    });
  }
}
