import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("a deployment is complete without a network, and holds nothing of the demo", async () => {
  const { stdout } = await run(process.execPath, ["scripts/deploy.mjs", "--dry-run", "--built"]);
  for (const binding of ["VISITOR", "SITE", "CENSUS", "RECOMMENDER", "SNAPSHOTS", "ASSETS"]) {
    expect(stdout).toContain(`env.${binding}`);
  }
  expect(stdout).not.toMatch(/LOCAL|CLOCK/);
  const assets = await readdir("dist/public", { recursive: true });
  expect(assets).toEqual(expect.arrayContaining(["sw.js", "tag/core.js", "dashboard/index.html"]));
  expect(assets.join("\n")).not.toMatch(/demo|shop|paceward/i);
}, 60_000);
