import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as v from "valibot";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import type { Campaign } from "#protocol/campaign.ts";

const run = promisify(execFile);
const failed = v.object({ code: v.number(), stdout: v.string(), stderr: v.string() });

let running: RunningEdge;
let folder: string;

beforeAll(async () => {
  running = await startEdge();
  // Inside the repo: there the file finds its types.
  folder = await mkdtemp(path.resolve("dist/campaigns-"));
  // What `npm run campaigns` bundles anew each time.
  await build({
    entryPoints: ["scripts/campaigns.ts"],
    outfile: path.join(folder, "command.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await running?.stop();
});

/** What the command printed, and what it complained of; "" if all went well. */
async function campaigns(what: "pull" | "push", name: string, ...more: readonly string[]) {
  const file = path.join(folder, name);
  const command = [path.join(folder, "command.mjs"), what, "--file", file];
  const ours = ["--edge", running.edge, "--token", running.ownerToken, ...more];
  try {
    const { stdout } = await run(process.execPath, [...command, ...ours]);
    return { printed: stdout, complaint: "" };
  } catch (error) {
    const { stdout, stderr } = v.parse(failed, error);
    return { printed: stdout, complaint: stderr };
  }
}

const kept = () => running.admin<readonly Campaign[]>("GET", "/campaigns");
const write = (name: string, campaign: unknown) =>
  writeFile(path.join(folder, name), JSON.stringify([campaign]));
const edit = async (name: string, change: (text: string) => string) => {
  const file = path.join(folder, name);
  await writeFile(file, change(await readFile(file, "utf8")));
};

test("the file that is written is typed, and brought back it changes nothing", async () => {
  await campaigns("pull", "shop.ts");
  const typed = { extends: "../../scripts/tsconfig.json", include: ["shop.ts"] };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(typed));
  await run("node_modules/.bin/tsc", ["--noEmit", "-p", folder]);
  const before = await kept();
  const { printed, complaint } = await campaigns("push", "shop.ts", "--yes");
  expect(complaint).toBe("");
  expect(printed).toBe(`= ${before.length} alike\n`);
});

test("a change is told first, with who would be overwritten, and saved once one is sure", async () => {
  const [first] = await kept();
  await campaigns("pull", "change.json", "--yes");
  await edit("change.json", (text) => text.replace(/"priority": \d+/, '"priority": 7'));
  const told = await campaigns("push", "change.json");
  expect(told.complaint).toContain("Nothing was saved");
  expect(told.printed).toContain(`~ ${first?.id}\n    priority: ${first?.priority} → 7\n`);
  expect(told.printed).toContain(`${first?.id} was saved last by `);
  expect(await kept()).toContainEqual(first);

  const { complaint } = await campaigns("push", "change.json", "--yes");
  expect(complaint).toBe("");
  expect(await kept()).toContainEqual({ ...first, priority: 7 });
});

test("what the dashboard changed meanwhile is not lost by pulling: it is told, and the file stays", async () => {
  await campaigns("pull", "mine.json");
  await edit("mine.json", (text) => text.replace(/"priority": \d+/, '"priority": 9'));
  const { printed, complaint } = await campaigns("pull", "mine.json");
  expect(printed).toContain("priority: 9 → 7");
  expect(complaint).toContain("Nothing was written");
  expect(await readFile(path.join(folder, "mine.json"), "utf8")).toContain('"priority": 9');
});

test("a campaign that only the file has is told to be gone before a pull takes it away", async () => {
  const [first] = await kept();
  await write("more.json", { ...first, id: "only-mine" });
  const { printed, complaint } = await campaigns("pull", "more.json");
  expect(printed).toMatch(/ {2}only-mine: only in .*more\.json, would be gone\n/);
  expect(complaint).toContain("Nothing was written");
});

test("a campaign that only the shop has stays", async () => {
  const [first, ...others] = await kept();
  await write("one.json", first);
  const { printed } = await campaigns("push", "one.json", "--yes");
  expect(printed).toContain(`  ${others[0]?.id}: only in the shop, stays as it is\n`);
  expect(await kept()).toHaveLength(others.length + 1);
});

test("a field that is wrong, misspelt or refused by the edge is named, and nothing is saved", async () => {
  const [first] = await kept();
  await write("wrong.json", { ...first, priority: 700 });
  expect((await campaigns("push", "wrong.json", "--yes")).complaint).toContain("[0].priority: ");
  await write("wrong.json", { ...first, goal: { kind: "purchase", withinDays: 7 } });
  expect((await campaigns("push", "wrong.json", "--yes")).complaint).toContain(
    "[0].goal.withinDays: There is no such field.",
  );
  await write("wrong.json", { ...first, status: "live", markets: ["nowhere"] });
  const { complaint } = await campaigns("push", "wrong.json", "--yes");
  expect(complaint).toContain(`${first?.id} was not saved`);
  expect(complaint).toContain("markets");
  expect(await kept()).toContainEqual(first);
});
