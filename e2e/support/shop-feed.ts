import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { listen } from "./listen.ts";

/** One product as its line in the feed needs it. */
export interface FeedLine {
  readonly id: string;
  readonly euros: number;
  readonly inStock?: boolean;
}

/** How the shop's web server treats the feed. */
export type Mood = "fine" | "cut" | "moved" | "moved-inside" | "down";

export interface ShopFeed {
  readonly url: string;
  /** "host:port", to be allowed although it is this machine's. */
  readonly host: string;
  /** Answered so far, by status. */
  readonly answered: Readonly<Record<number, number>>;
  readonly sell: (lines: Iterable<FeedLine>) => void;
  readonly become: (mood: Mood) => void;
  readonly close: () => Promise<void>;
}

/** A shop's web server with a Google Merchant feed, packed, with validators, as shops have one. */
export async function startShopFeed(): Promise<ShopFeed> {
  let lines: readonly FeedLine[] = [];
  let etag = "";
  let mood: Mood = "fine";
  const answered: Record<number, number> = {};
  const server = createServer((request, response) => void answer(request, response));
  const { origin, close } = await listen(server);

  function head(response: ServerResponse, status: number, headers = {}): ServerResponse {
    answered[status] = (answered[status] ?? 0) + 1;
    return response.writeHead(status, headers);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (mood === "down") return void head(response, 503).end();
    if (mood !== "fine" && mood !== "cut" && request.url === "/products.xml.gz") {
      const location = mood === "moved" ? "/moved/products.xml.gz" : "http://127.0.0.1:1/secrets";
      return void head(response, 302, { location }).end();
    }
    if (request.headers["if-none-match"] === etag) return void head(response, 304).end();
    head(response, 200, { "content-type": "application/gzip", etag });
    const source = Readable.from(mood === "cut" ? half(document(lines)) : document(lines));
    // Whoever was cut off hears of it by the broken stream, not from here.
    await pipeline(source, createGzip(), response, { end: mood !== "cut" }).catch(() => null);
    if (mood === "cut") response.destroy();
  }

  return {
    url: `${origin}/products.xml.gz`,
    host: new URL(origin).host,
    answered,
    sell: (all) => {
      lines = [...all];
      etag = `"${createHash("sha256").update(JSON.stringify(lines)).digest("hex").slice(0, 16)}"`;
    },
    become: (next) => {
      mood = next;
    },
    close,
  };
}

function* document(lines: readonly FeedLine[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n<title>Öl &amp; Brot</title>\n';
  for (const { id, euros, inStock = true } of lines)
    yield `<item><g:id>${id}</g:id><g:title><![CDATA[Laufschuh ${id} <breit>]]></g:title><g:link>https://shop.example/p/${id}?ref=feed&amp;c=1</g:link><g:price>${euros.toFixed(2)} EUR</g:price><g:availability>${inStock ? "in_stock" : "out_of_stock"}</g:availability><g:product_type>Shoes &gt; Road</g:product_type></item>\n`;
  yield "</channel></rss>\n";
}

function* half(pieces: Iterable<string>): Generator<string> {
  const all = [...pieces];
  yield* all.slice(0, all.length / 2);
}
