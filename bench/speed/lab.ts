import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Miniflare } from "miniflare";
import * as v from "valibot";
import { Client } from "./client.ts";

/** The product and its yardstick side by side in one workerd, reached without miniflare's front door. */
export interface Lab {
  readonly bare: string;
  readonly product: string;
  /** The product with its rows counted, at `/__rows`. */
  readonly counted: string;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");
const compatibilityDate = "2026-09-01";
const OPERATOR = "operator-of-the-bench";
const ORIGIN = "https://bench.example";
const created = v.object({ site: v.string() });
const answered = v.object({ visitor: v.string() });

const limits = ["NETWORK_LIMIT", "SHOP_LIMIT", "NEWCOMER_LIMIT", "ADMIN_LIMIT"] as const;
const classes = ["Visitor", "Site", "Census", "Recommender"] as const;

/** Starts all three; data lies in memory, where there is such a folder. */
export async function openLab(): Promise<Lab> {
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const dataDir = await mkdtemp(path.join(memory, "edgewise-bench-"));
  const product = await readFile(path.join(root, "dist/edge/worker.mjs"), "utf8");
  const counted = await readFile(path.join(root, "bench/speed/counted.mjs"), "utf8");
  const bare = await readFile(path.join(root, "bench/speed/bare.mjs"), "utf8");
  const objects = Object.fromEntries(
    classes.map((className) => [className.toUpperCase(), { className, useSQLite: true }]),
  );
  const edge = {
    modulesRoot: "/",
    compatibilityDate,
    kvNamespaces: ["SNAPSHOTS"],
    // The limits are asked as in production, but the bench may call as often as it can.
    ratelimits: Object.fromEntries(
      limits.map((name) => [name, { simple: { limit: 1e9, period: 60 } }]),
    ),
    bindings: { EDGEWISE_SECRET: "secret-of-the-bench", OPERATOR_TOKEN: OPERATOR },
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
  };
  const miniflare = new Miniflare({
    cf: false,
    defaultPersistRoot: dataDir,
    workers: [
      { ...edge, name: "product", durableObjects: objects, modules: [esm("worker.mjs", product)] },
      {
        ...edge,
        name: "counted",
        durableObjects: objects,
        modules: [esm("bench/speed/counted.mjs", counted), esm("dist/edge/worker.mjs", product)],
      },
      {
        ...edge,
        name: "bare",
        durableObjects: { BARE: { className: "Bare", useSQLite: true } },
        modules: [esm("bare.mjs", bare)],
      },
    ],
  });
  const url = async (name: string) => String(await miniflare.unsafeGetDirectURL(name));
  return {
    bare: await url("bare"),
    product: await url("product"),
    counted: await url("counted"),
    dataDir,
    async close() {
      await miniflare.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function esm(name: string, contents: string) {
  return { type: "ESModule", path: `/${name}`, contents } as const;
}

/** A shop of its own at this Worker, and how to call it. */
export async function openShop(url: string): Promise<{ readonly site: string }> {
  const settings = {
    name: "Bench",
    origins: [ORIGIN],
    timeZone: "Europe/Berlin",
    markets: [{ id: "eu", locale: "en", currency: "EUR", pricesIncludeTax: true }],
  };
  const response = await fetch(new URL("/v1/admin/sites", url), {
    method: "POST",
    headers: { Authorization: `Bearer ${OPERATOR}` },
    body: JSON.stringify({ settings }),
  });
  return v.parse(created, await response.json());
}

export function visitClient(url: string, connections: number): Client {
  return new Client(new URL("/v1/visit", url).href, connections, {
    Origin: ORIGIN,
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140",
    "Content-Type": "text/plain",
  });
}

/** Bodies of one visitor's batches, three facts each; every call makes the next. */
export function visitorOf(site: string, name: string): (visitor?: string) => string {
  const tab = name.padEnd(22, "-");
  let number = 0;
  return (visitor) => {
    number++;
    const item = { id: `thing-${number % 20}`, name: "A thing", price: 9.9, currency: "EUR" };
    return JSON.stringify({
      protocolVersion: 1,
      site,
      tab,
      number,
      visitor,
      consent: { analytics: true, personalisation: true, push: true },
      page: { path: `/p/${number % 20}`, locale: "de-DE", timeZone: "Europe/Berlin" },
      events: [
        { kind: "page_view", agoMs: 900 },
        { kind: "product_view", agoMs: 800, item },
        { kind: "dwell", agoMs: 0, subject: "product", id: item.id, engagedMs: 8000 },
      ],
    });
  };
}

/** The same of somebody whom the edge has met: it told them an id, which the tag sends from then on. */
export async function meet(client: Client, site: string, name: string): Promise<() => string> {
  const next = visitorOf(site, name);
  const { visitor } = v.parse(answered, JSON.parse(await client.post(next())));
  return () => next(visitor);
}
