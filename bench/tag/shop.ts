import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "#e2e/listen.ts";

const SERVER_MS = 80;

/** The same shop for every tag, and a collector on another site that answers after 80 ms. */
export interface Shop {
  readonly origin: string;
  readonly endpoint: string;
  /** Bodies and addresses as the collector got them, in order. */
  readonly heard: string[];
  /** Requests to the collector's site: preflights, scripts and reports. */
  readonly counts: { preflights: number; reports: number };
  script: string;
  /** Where our own lazy parts lie. */
  folder: string;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const cards = Array.from(
  { length: 240 },
  (_, at) =>
    `<article><h2>Product ${at}</h2><p>Words about it, as shops write them.</p><button>Add</button></article>`,
).join("");

function pageOf(script: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<style>main{display:grid;grid-template-columns:repeat(4,1fr);gap:16px}article{height:220px;background:#eee}</style>
<main>${cards}</main>${script}</html>`;
}

export async function startShop(): Promise<Shop> {
  const server = createServer((request, response) => {
    const host = request.headers.host ?? "";
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (host.startsWith("shop.")) {
        const isScript = request.url === "/tag.js";
        response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
        response.end(
          isScript ? shop.script : pageOf(shop.script && `<script async src="/tag.js"></script>`),
        );
        return;
      }
      response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader(
        "Access-Control-Allow-Headers",
        request.headers["access-control-request-headers"] ?? "*",
      );
      if (request.url?.startsWith("/p/")) {
        response.setHeader("Content-Type", "text/javascript");
        createReadStream(path.join(shop.folder, "parts", path.basename(request.url))).pipe(
          response,
        );
        return;
      }
      if (request.method === "OPTIONS") {
        shop.counts.preflights++;
        return void response.end();
      }
      shop.counts.reports++;
      shop.heard.push(decodeURIComponent(request.url ?? "") + Buffer.concat(chunks).toString());
      void sleep(SERVER_MS).then(() => {
        response.setHeader("Content-Type", "application/json");
        response.end(`{"protocolVersion":1,"shows":[]}`);
      });
    });
  });
  const { port, close } = await listen(server);
  const shop: Shop = {
    origin: `http://shop.localhost:${port}`,
    endpoint: `http://collector.localhost:${port}`,
    heard: [],
    counts: { preflights: 0, reports: 0 },
    script: "",
    folder: "",
    reset: () => {
      shop.heard.length = 0;
      shop.counts.preflights = shop.counts.reports = 0;
    },
    close,
  };
  return shop;
}
