import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort, startEdge } from "#e2e/edge.ts";
import { isRunning, workerdOf } from "#e2e/processes.ts";
import { until } from "#e2e/until.ts";

/** Runs `npm start` with these flags until it ends by itself. */
async function started(...flags: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["scripts/start.mjs", "--built", ...flags]);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "exit");
  return { code: child.exitCode, said: said.trim() };
}

test("a taken port is one line that says what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, said } = await started(`--port=${port}`, `--shop-port=${await freePort()}`);
  taken.close();
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^Port ${port} is taken .*--port\\.$`));
});

test.each([
  ["an unknown flag", ["--prot=1"], /^Unknown option '--prot'.*npm start/],
  [
    "a port that is none",
    ["--port=http"],
    /^--port must be a port between 1 and 65535, not "http"\.$/,
  ],
  [
    "a folder that cannot be written",
    ["--data=package.json/inside"],
    /^Cannot write to .*package\.json\/inside .*--data\.$/,
  ],
])("%s is one line that says what to do", async (_, flags, line) => {
  const ports = flags.some((flag) => flag.startsWith("--port"))
    ? []
    : [`--port=${await freePort()}`];
  const { code, said } = await started(...flags, ...ports, `--shop-port=${await freePort()}`);
  expect(code).toBe(1);
  expect(said).toMatch(line);
});

test("a workerd that dies is started again, with its data, and none outlives its parent", async () => {
  const running = await startEdge({ timeTravel: true });
  const settings = await running.admin("GET", "");
  const first = await workerdOf(running.pid);
  process.kill(first, "SIGKILL");
  await until(async () => {
    const health = await fetch(`${running.edge}/healthz`).catch(() => null);
    return health?.ok && (await workerdOf(running.pid)) !== first;
  }, 30_000);
  expect(await running.admin("GET", "")).toEqual(settings);

  const second = await workerdOf(running.pid);
  await running.stop();
  await until(() => !isRunning(second));
}, 90_000);

test("killed without a word, it leaves no workerd behind", async () => {
  const running = await startEdge();
  const workerd = await workerdOf(running.pid);
  process.kill(running.pid, "SIGKILL");
  await until(() => !isRunning(workerd));
  expect(isRunning(running.pid)).toBe(false);
  await running.stop();
}, 60_000);

test("the clock can be moved, alarms included, only where that was asked for", async () => {
  const [moved, plain] = [await startEdge({ timeTravel: true }), await startEdge()];
  try {
    const before: unknown = await (await fetch(`${moved.edge}/__clock`)).json();
    await moved.advance(3_600_000);
    const after: unknown = await (await fetch(`${moved.edge}/__clock`)).json();
    expect(nowOf(after) - nowOf(before)).toBeGreaterThanOrEqual(3_600_000);
    expect((await fetch(`${plain.edge}/__clock`)).status).toBe(404);
  } finally {
    await moved.stop();
    await plain.stop();
  }
}, 60_000);

function nowOf(told: unknown): number {
  return typeof told === "object" && told !== null && "now" in told ? Number(told.now) : Number.NaN;
}
