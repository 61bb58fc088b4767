import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { workerdOf } from "#e2e/processes.ts";
import { until } from "#e2e/until.ts";
import type { StoryView } from "#protocol/story.ts";

const FILE = "e2e/data/events.csv";
const run = promisify(execFile);

let running: RunningEdge;

beforeAll(async () => {
  running = await startEdge();
});
afterAll(() => running?.stop());

/** What the file itself says. */
function inTheFile(): Record<string, number> {
  const rows = readFileSync(FILE, "utf8").trim().split("\n").slice(1);
  const counts = { view: 0, cart: 0, remove_from_cart: 0, purchase: 0 };
  for (const row of rows) {
    const kind = row.split(",")[1];
    if (kind === "view" || kind === "cart" || kind === "remove_from_cart" || kind === "purchase")
      counts[kind]++;
  }
  return counts;
}

/** The date so many days ago: who has bought lately, whenever this runs. */
function dateOf(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

const command = (edge: string, file = FILE, what: "events" | "history" = "events") => [
  "scripts/run.mjs",
  "scripts/import.ts",
  `--${what}=${file}`,
  `--edge=${edge}`,
];

async function imported(file = FILE, what?: "events" | "history"): Promise<unknown> {
  const { stdout } = await run(process.execPath, command(running.edge, file, what));
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

test("counts what the file says, also when it is imported again with and without its progress", async () => {
  expect(await imported()).toEqual(inTheFile());
  expect(await imported()).toEqual(inTheFile());
  await rm(path.join(running.dataDir, "imports"), { recursive: true });
  expect(await imported()).toEqual(inTheFile());
}, 120_000);

test("whoever is in the history of purchases is known as that customer once they sign in, elsewhere too", async () => {
  const file = path.join(running.dataDir, "history.csv");
  const lines = [196, 165, 134, 104, 73, 43].map(
    (days) => `ada-42,${dateOf(days)},120.50,A-${days},EUR`,
  );
  const bo = `bo-7,${dateOf(330)},15,B,EUR`;
  await writeFile(file, ["customer,date,amount,order,currency", ...lines, bo].join("\n"));
  expect(await imported(file, "history")).toMatchObject({ purchase: 7 });
  expect(await imported(file, "history")).toMatchObject({ purchase: 7 });

  const { secret } = await running.admin<{ secret: string }>("GET", "/identity");
  const visitor = new PlainVisitor(running);
  await visitor.tell({ kind: "cart_add", item: { id: "kestrel-aero-3" }, quantity: 1 });
  const expires = Date.now() + 60_000;
  const signature = createHmac("sha256", secret)
    .update(`ada-42.${visitor.id}.${expires}`)
    .digest("hex");
  await visitor.tell({ kind: "identify", customer: "ada-42", expires, signature });
  const story = await running.admin<StoryView>("GET", `/visitors/${visitor.id}`);
  expect(story.understanding.lifecycle).toMatch(/loyal|champion/);
}, 120_000);

test("loses and doubles nothing when workerd is killed in the middle", async () => {
  const fresh = await startEdge();
  try {
    const child = spawn(process.execPath, [...command(fresh.edge), "--rate=120"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    // Once it is closed all that it printed has been read.
    const closed = once(child, "close");
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const first = await workerdOf(fresh.pid);
    process.kill(first, "SIGKILL");
    await until(async () => (await workerdOf(fresh.pid)) !== first, 30_000);
    expect(await closed).toEqual([0, null]);
    expect(JSON.parse(printed.trim().split("\n").at(-1) ?? "")).toEqual(inTheFile());
  } finally {
    await fresh.stop();
  }
}, 120_000);

test.each([
  ["a file without the columns", "package.json", /no column event_time/],
  ["a file that is not there", "e2e/data/none.csv", /ENOENT/],
])("refuses %s in one line", async (_, file, sentence) => {
  await expect(imported(file)).rejects.toMatchObject({ stderr: expect.stringMatching(sentence) });
});
