// Installs the packages if they are missing or not those of the lock file.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const mark = path.join(root, "node_modules/.edgewise-lock");

/** Runs `npm ci` unless what the lock file names is there already. */
export function install() {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const installed = existsSync(path.join(root, "node_modules/.package-lock.json"));
  if (installed && (!existsSync(mark) || readFileSync(mark, "utf8") === lock)) return;
  process.stdout.write("installing packages …\n");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(mark, lock);
}
