import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as v from "valibot";
import { listen } from "#e2e/listen.ts";
import { batch, type Batch } from "#protocol/batch.ts";
import type { Answer } from "#protocol/decision.ts";
import { type EventKind, type EventOf, trackerEvent, type TrackerEvent } from "#protocol/event.ts";
import type { TagSettings } from "#protocol/tag.ts";
import { buildTag } from "../../build.mjs";

/** How a page of a fixture shop is served. */
export interface Page {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as it reached a server of ours. */
export interface Seen {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
}

export interface Collector {
  readonly shop: string;
  readonly edge: string;
  /** The tag without settings, and what its bytes add up to. */
  readonly alone: { readonly src: string; readonly integrity: string };
  /** Where the shop's pages live; tests add theirs. */
  readonly pages: Map<string, Page>;
  /** What the tag is told; tests may change it between pages. */
  settings: TagSettings;
  /** The answer to a batch; may wait, or throw a status. */
  answer: (received: Batch) => Partial<Answer> | Promise<Partial<Answer>>;
  /** Every batch in the order of arrival, also repeated ones. */
  readonly batches: Batch[];
  readonly requests: Seen[];
  /** What the edge would keep: repeated batches left out. */
  readonly events: () => TrackerEvent[];
  readonly of: <K extends EventKind>(kind: K) => EventOf<K>[];
  /** Brotli bytes of what the edge served to pages. */
  readonly bytes: () => number;
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" });
  response.end(body);
}

/** Serves fixture shops and plays the edge over real HTTP, on two sites of this machine. */
export async function startCollector(): Promise<Collector> {
  const out = await mkdtemp(path.join(tmpdir(), "edgewise-tag-"));
  const hash = await buildTag(out);
  const alone = await readFile(path.join(out, "parts", `tag.${hash}.js`));
  const code = await readFile(path.join(out, "t.js"), "utf8");
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const { port, close } = await listen(server);
  const edge = `http://edge.localhost:${port}`;
  let served = 0;
  let tests = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? "";
    const url = new URL(request.url ?? "/", `http://${host}`);
    const { method = "", headers } = request;
    collector.requests.push({ method, host, path: url.pathname + url.search, headers });
    if (!host.startsWith("edge.")) {
      const page = collector.pages.get(url.pathname);
      if (!page) return void response.writeHead(404).end();
      const type = url.pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
      response.writeHead(200, { "Content-Type": type, ...page.headers });
      return void response.end(page.html);
    }
    if (url.pathname.startsWith("/t/")) {
      const text = code.replace("__EDGEWISE_SETTINGS__", () => JSON.stringify(collector.settings));
      served += brotliCompressSync(text).length;
      return send(response, "text/javascript", text);
    }
    if (url.pathname.startsWith("/p/")) {
      const file = path.join(out, "parts", path.basename(url.pathname));
      const body = await readFile(file).catch(() => null);
      if (!body) {
        // As the edge answers where a part of another build is asked for.
        response.writeHead(404, { "Access-Control-Allow-Origin": "*" }).end();
        return;
      }
      served += brotliCompressSync(body).length;
      return send(response, "text/javascript", body);
    }
    if (url.pathname !== "/v1/visit" || method !== "POST")
      return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const received = v.parse(batch, JSON.parse(Buffer.concat(chunks).toString()));
    // A page of an earlier test may still say goodbye; it knows the shop by that test's name.
    const isCurrent = received.site === collector.settings.site;
    if (isCurrent) collector.batches.push(received);
    const answer = isCurrent ? await collector.answer(received) : {};
    send(
      response,
      "application/json",
      JSON.stringify({ protocolVersion: 1, visitor: "visitor-1", shows: [], ...answer }),
    );
  }

  const fresh = (): TagSettings => ({
    site: `shop-${++tests}`,
    edge,
    consent: "granted",
    theme: {},
  });

  const events = (): TrackerEvent[] => {
    const known = new Set<string>();
    return collector.batches.flatMap((one) => {
      const name = `${one.tab}/${one.number}`;
      if (known.has(name)) return [];
      known.add(name);
      return one.events.map((event) => v.parse(trackerEvent, event));
    });
  };

  const collector: Collector = {
    shop: `http://shop.localhost:${port}`,
    edge,
    alone: {
      src: `${edge}/p/tag.${hash}.js`,
      integrity: `sha384-${createHash("sha384").update(alone).digest("base64")}`,
    },
    pages: new Map(),
    settings: fresh(),
    answer: () => ({}),
    batches: [],
    requests: [],
    events,
    of: (kind) => events().filter((event): event is EventOf<typeof kind> => event.kind === kind),
    bytes: () => served,
    forget: () => {
      collector.batches.length = 0;
      collector.requests.length = 0;
      collector.pages.clear();
      collector.settings = fresh();
      collector.answer = () => ({});
      served = 0;
    },
    close: async () => {
      await close();
      await rm(out, { recursive: true });
    },
  };
  return collector;
}

/** A page of a fixture shop with the tag pasted in, as a shop would. */
export function shopPage(edge: string, body: string, head = ""): Page {
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A shop</title><link rel="icon" href="data:,">${head}
<script async src="${edge}/t/demo.js"></script></head><body>${body}</body></html>`,
  };
}
