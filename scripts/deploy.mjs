// `npm run deploy`: builds, checks that the secrets are there, deploys, says what comes next. `-- --dry-run` only builds and bundles.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { install } from "./start/install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const dryRun = process.argv.includes("--dry-run");
const needed = ["EDGEWISE_SECRET", "OPERATOR_TOKEN"];

install();
const { build, domainVersion } = await import("./build.mjs");
if (!process.argv.includes("--built")) await build();
if (!dryRun) checkSecrets();

const define = `DOMAIN_BUNDLE_HASH:'${await domainVersion()}'`;
const { status } = wrangler(
  ["deploy", "--define", define, ...(dryRun ? ["--dry-run"] : [])],
  "inherit",
);
if (status !== 0) process.exit(status ?? 1);
process.stdout.write(
  dryRun
    ? "Nothing was deployed; everything that would be is in order.\n"
    : 'Create a shop with POST /v1/admin/sites (docs/API.md); the answer holds its line to paste:\n  <script async src="https://YOUR-WORKER/t/SITE.js"></script>\n',
);

/** Ends the program with the commands that are missing. */
function checkSecrets() {
  const { status: listed, stdout } = wrangler(["secret", "list"], "pipe");
  const known = listed === 0 ? stdout.toString() : "";
  const missing = needed.filter((name) => !known.includes(`"${name}"`));
  if (missing.length === 0) return;
  const commands = missing.map((name) => `  npx wrangler secret put ${name}`).join("\n");
  process.stderr.write(`Set these secrets first, each to at least 32 random bytes:\n${commands}\n`);
  process.exit(1);
}

function wrangler(args, stdio) {
  const program = path.join(root, "node_modules/wrangler/bin/wrangler.js");
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
  return spawnSync(process.execPath, [program, ...args], { cwd: root, stdio, env });
}
