import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { startEdge } from "#e2e/edge.ts";

/** What browsers load, compressed with brotli. */
export interface Bytes {
  /** The tag with the demo shop's settings in it, as it is served. */
  readonly tag: number;
  readonly pushWorker: number;
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
  const sizes = await Promise.all(files.map((name) => sizeOf(path.join(DASHBOARD, name))));
  return {
    tag: brotliCompressSync(new Uint8Array(tag)).length,
    pushWorker: await sizeOf("dist/push-sw.js"),
    dashboard: sizes.reduce((sum, size) => sum + size, 0),
  };
}

async function sizeOf(file: string): Promise<number> {
  return brotliCompressSync(await readFile(file)).length;
}
