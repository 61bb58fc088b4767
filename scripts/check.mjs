// `npm run check`: the whole gate, the same here and in CI; stops at the first thing that is wrong.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { install } from "./start/install.mjs";

const root = path.resolve(import.meta.dirname, "..");
// The tests build before they run, so size is measured on what was tested.
const steps = ["check:format", "check:lint", "check:types", "check:dead", "test", "check:size"];

install();
for (const step of steps) {
  process.stdout.write(`\n— ${step}\n`);
  const { status } = spawnSync("npm", ["run", "--silent", step], { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    process.stdout.write(`${step} failed\n`);
    process.exit(1);
  }
}
