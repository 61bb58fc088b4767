import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { startEdge } from "#e2e/edge.ts";

/** What browsers load, compressed with brotli. */
export interface Bytes {
  /** The tag with the demo shop's settings in it, as it is served. */
  readonly tag: number;
  /** All that a GA4 shop's page with one modal loads: the tag, its reader, exit intent, the banner. */
  readonly page: number;
  readonly pushWorker: number;
  /** Script, style and the largest language. */
  readonly dashboard: number;
  /** From `npm start` of what is built until shop, edge and dashboard answer. */
  readonly startMs: number;
}

const DASHBOARD = "dist/public/dashboard";
const PARTS = "dist/public/p";
const ON_A_PAGE = ["reader", "exit-mouse", "modal"];

export async function bytes(): Promise<Bytes> {
  const begin = performance.now();
  const edge = await startEdge();
  const startMs = performance.now() - begin;
  const tag = await fetch(`${edge.edge}/t/demo.js`)
    .then((response) => response.arrayBuffer())
    .finally(() => edge.stop());
  const names = await readdir(DASHBOARD, { recursive: true });
  const files = names.filter((name) => /\.(js|css)$/.test(name));
  const sized = await Promise.all(
    files.map(async (name) => ({ name, size: await sizeOf(path.join(DASHBOARD, name)) })),
  );
  // A browser loads one language: the largest counts.
  const words = sized.filter(({ name }) => name.startsWith("words-")).map(({ size }) => size);
  const others = sized.filter(({ name }) => !name.startsWith("words-")).map(({ size }) => size);
  const core = brotliCompressSync(new Uint8Array(tag)).length;
  const parts = (await readdir(PARTS)).filter((name) =>
    ON_A_PAGE.includes(name.split(".")[0] ?? ""),
  );
  const lazy = await Promise.all(parts.map((name) => sizeOf(path.join(PARTS, name))));
  return {
    tag: core,
    page: lazy.reduce((sum, size) => sum + size, core),
    startMs,
    pushWorker: await sizeOf("dist/push-sw.js"),
    dashboard: others.reduce((sum, size) => sum + size, Math.max(...words)),
  };
}

async function sizeOf(file: string): Promise<number> {
  return brotliCompressSync(await readFile(file)).length;
}
