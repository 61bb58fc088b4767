// Runs a TypeScript program of this repo on plain Node: `node scripts/run.mjs bench/recommend.ts --train F`.
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  process.stderr.write("usage: node scripts/run.mjs FILE.ts [ARGUMENTS]\n");
  process.exit(2);
}

// Inside the repo, so that the bundle finds the packages.
const name = `${path.basename(entry, ".ts")}-${process.pid}.mjs`;
const outfile = path.resolve(import.meta.dirname, "../dist/run", name);
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  logLevel: "error",
  // Some packages (miniflare, browsers' drivers) look for their own files on disk.
  packages: "external",
});

const child = spawn(process.execPath, ["--enable-source-maps", outfile, ...args], {
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", async (code) => {
  await rm(outfile, { force: true });
  process.exit(code ?? 1);
});
