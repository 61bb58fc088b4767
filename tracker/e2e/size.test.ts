import { readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TagSettings } from "#protocol/tag.ts";
import { buildTag } from "../build.mjs";

const CORE_BYTES = 2500;
const PART_BYTES = 3200;
const PAGE_BYTES = 8000;

const sizes = new Map<string, number>();
let folder: string;
let served: number;

// A shop with everything set that a shop may set.
const settings: TagSettings = {
  site: "laufladen",
  edge: "https://edge.laufladen.example",
  consent: "required",
  theme: { accent: "#0b5fff", radius: 12 },
  dwellSeconds: [20],
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "edgewise-size-"));
  await buildTag(folder);
  const core = await readFile(path.join(folder, "t.js"), "utf8");
  const text = core.replace("__EDGEWISE_SETTINGS__", () => JSON.stringify(settings));
  served = brotliCompressSync(text).length;
  for (const name of await readdir(path.join(folder, "parts"))) {
    const body = await readFile(path.join(folder, "parts", name));
    sizes.set(name.split(".")[0] ?? name, brotliCompressSync(body).length);
  }
});
afterAll(() => rm(folder, { recursive: true }));

test("the tag as served to a shop fits 2,500 bytes", () => {
  expect(served).toBeLessThanOrEqual(CORE_BYTES);
});

test("every lazy part fits 3,200 bytes", () => {
  const large = [...sizes].filter(([, bytes]) => bytes > PART_BYTES);
  expect(large).toEqual([]);
});

const banners = readdirSync("tracker/banners").map((name) => name.replace(".ts", ""));

test.each(banners.flatMap((kind) => ["exit-mouse", "exit-touch"].map((exit) => ({ kind, exit }))))(
  "a page of a GA4 shop that shows one $kind and minds the $exit fits 8,000 bytes",
  ({ kind, exit }) => {
    const parts = ["reader", exit, kind].map((name) => sizes.get(name) ?? Number.NaN);
    expect(served + parts.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(PAGE_BYTES);
  },
);
