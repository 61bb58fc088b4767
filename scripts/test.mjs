// `npm test`: installs what is missing (packages, browsers), builds, runs every test, ends with "N passed, N failed".
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { browsers } from "./test/browsers.mjs";
import { install } from "./start/install.mjs";

const root = path.resolve(import.meta.dirname, "..");

install();
const found = browsers();
const { build } = await import("./build.mjs");
await build();

const folder = mkdtempSync(path.join(tmpdir(), "edgewise-test-"));
const report = path.join(folder, "report.json");
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--reporter=${path.join(root, "scripts/test/second-tries.mjs")}`,
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, ...found, TZ: "Europe/Berlin" } },
);

let ended = false;
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  // A file that does not even load has no failed test, but it has failed.
  const failed = numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites));
  process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
  ended = status === 0 && failed === 0;
} catch (error) {
  process.stdout.write(
    `The tests ended without a report (${error.message}).\n0 passed, 1 failed\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(ended ? 0 : 1);
