import * as v from "valibot";
import { WebSocket } from "ws";

const message = v.object({
  id: v.nullish(v.number()),
  type: v.string(),
  result: v.unknown(),
  error: v.optional(v.string()),
  message: v.optional(v.string()),
});

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A WebDriver BiDi connection: commands out, answers back. */
export class Bidi {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer) => this.#receive(data.toString()));
    socket.on("close", () => {
      for (const { reject } of this.#pending.values()) reject(new Error("The browser is gone."));
      this.#pending.clear();
    });
  }

  static connect(url: string): Promise<Bidi> {
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
      socket.once("open", () => resolve(new Bidi(socket)));
      socket.once("error", reject);
    });
  }

  send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const { id, type, result, error, message: reason } = v.parse(message, JSON.parse(text));
    // Events have no id, and nobody here listens to them.
    const pending = typeof id === "number" ? this.#pending.get(id) : undefined;
    if (typeof id !== "number" || !pending) return;
    this.#pending.delete(id);
    if (type === "error") pending.reject(new Error(`${error}: ${reason}`));
    else pending.resolve(result);
  }
}
