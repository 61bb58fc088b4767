// Builds everything that runs into dist/: tag, push worker, dashboard, demo shop, edge.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import { buildDashboard } from "../dashboard/build.mjs";
import { buildTag } from "../tracker/build.mjs";
import { headersFile } from "./headers.mjs";
import { describe } from "./start/described.mjs";

export const root = path.resolve(import.meta.dirname, "..");
export const dist = path.join(root, "dist");
const site = path.join(dist, "public");

/** Builds all of it; a few seconds. */
export async function build() {
  await rm(site, { recursive: true, force: true });
  await mkdir(path.join(site, "tag"), { recursive: true });
  await Promise.all([
    tag(),
    pushWorker(),
    buildDashboard(path.join(site, "dashboard")),
    shop(),
    forStart("demo-marketing", "demo/marketing.ts"),
    forStart("demo-tour", "demo/tour/desk.ts"),
    forStart("demo-simulated", "demo/simulated/run.ts"),
    edge(),
    describe(),
  ]);
  await writeFile(path.join(site, "_headers"), headersFile());
}

async function tag() {
  await buildTag(dist);
  await Promise.all([
    cp(path.join(dist, "t.js"), path.join(site, "tag/core.js")),
    cp(path.join(dist, "parts"), path.join(site, "p"), { recursive: true }),
    cp(path.join(dist, "preview"), path.join(site, "preview"), { recursive: true }),
  ]);
}

async function pushWorker() {
  await bundle({
    entryPoints: [path.join(root, "push-sw/index.ts")],
    outfile: path.join(dist, "push-sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    mangleProps: /^_/,
    logLevel: "error",
  });
  await cp(path.join(dist, "push-sw.js"), path.join(site, "sw.js"));
}

async function shop() {
  const run = [path.join(root, "scripts/run.mjs"), "demo/build.ts"];
  await promisify(execFile)(process.execPath, run, { cwd: root });
}

/** What `npm start` runs of the demo in this process. */
async function forStart(name, entry) {
  await bundle({
    entryPoints: [path.join(root, entry)],
    outfile: path.join(dist, `${name}.mjs`),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
}

/** The hash of everything that decides: the same hash decides the same. */
export async function domainVersion() {
  const { outputFiles } = await bundle({
    stdin: {
      contents: 'export * from "./visit.ts"; export * from "./due.ts";',
      resolveDir: path.join(root, "edge/domain"),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2024",
    write: false,
    logLevel: "error",
  });
  return createHash("sha256").update(outputFiles[0].contents).digest("hex").slice(0, 12);
}

async function edge() {
  await bundle({
    define: { DOMAIN_BUNDLE_HASH: JSON.stringify(await domainVersion()) },
    entryPoints: {
      worker: path.join(root, "edge/worker.ts"),
      clock: path.join(root, "edge/local/clock-worker.ts"),
    },
    outdir: path.join(dist, "edge"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    target: "es2024",
    sourcemap: "linked",
    external: ["cloudflare:*", "node:*"],
    conditions: ["workerd", "worker", "browser"],
    logLevel: "error",
  });
}

if (process.argv[1] === import.meta.filename) await build();
