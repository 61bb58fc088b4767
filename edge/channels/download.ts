import { isPublicUrl } from "./public-url.ts";

export interface DownloadOptions {
  /** Validators of the copy that is known already. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** "host:port" that may be called although private, for tests and local use. */
  readonly extraHosts?: readonly string[];
  readonly timeoutMs: number;
}

export type Download =
  | {
      readonly kind: "body";
      readonly pieces: AsyncIterable<string>;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: "not-modified" }
  | { readonly kind: "refused-address" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "bad-status" };

const REDIRECTS = 3;

/** Fetches a text, piece by piece and unpacked; every address on the way must be public. */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const headers = {
    ...(options.etag !== undefined && { "if-none-match": options.etag }),
    ...(options.lastModified !== undefined && { "if-modified-since": options.lastModified }),
  };
  let url = address;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!isPublicUrl(url, options.extraHosts)) return { kind: "refused-address" };
    let answer: Response;
    try {
      answer = await fetch(url, { headers, redirect: "manual", signal });
    } catch {
      // Names that resolve to nothing, refused and broken connections: all of them mean the same to a shop.
      return { kind: "unreachable" };
    }
    if (answer.status === 200 && answer.body) {
      const charset = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") ?? "")?.[1];
      return {
        kind: "body",
        pieces: texts(answer.body, charset),
        etag: answer.headers.get("etag"),
        lastModified: answer.headers.get("last-modified"),
      };
    }
    await answer.body?.cancel();
    if (answer.status === 304) return { kind: "not-modified" };
    const location = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || location === null)
      return { kind: "bad-status" };
    if (!URL.canParse(location, url)) return { kind: "refused-address" };
    url = new URL(location, url).href;
  }
  return { kind: "bad-status" };
}

async function* texts(body: ReadableStream<Uint8Array>, charset = "utf-8"): AsyncGenerator<string> {
  const decoder = decoderOf(charset);
  for await (const piece of await unpacked(body)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // A charset nobody knows is most likely a misspelt UTF-8.
    return new TextDecoder();
  }
}

/** Files named .gz come as they are, whatever the server says of their encoding: their first bytes tell. */
async function unpacked(body: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const { value: begin } = await reader.read();
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (begin) controller.enqueue(begin);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = begin?.[0] === 0x1f && begin[1] === 0x8b;
  return isGzip ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}
