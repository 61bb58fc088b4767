import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { startEdge } from "#e2e/edge.ts";

/** What browsers load, compressed with brotli. */
export interface Bytes {
  /** The tag with the demo shop's settings in it, as it is served. */
  readonly tag: number;
  readonly pushWorker: number;
  /** Script, style and the largest language. */
  readonly dashboard: number;
}

const DASHBOARD = "dist/public/dashboard";

export async function bytes(): Promise<Bytes> {
  const edge = await startEdge();
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
  return {
    tag: brotliCompressSync(new Uint8Array(tag)).length,
    pushWorker: await sizeOf("dist/push-sw.js"),
    dashboard: others.reduce((sum, size) => sum + size, Math.max(...words)),
  };
}

async function sizeOf(file: string): Promise<number> {
  return brotliCompressSync(await readFile(file)).length;
}
