import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A running Edgewise with its demo shop, as `npm start` runs it. */
export interface RunningEdge {
  readonly edge: string;
  readonly shop: string;
  readonly ownerToken: string;
  readonly operatorToken: string;
  /** Process id of the program that started it. */
  readonly pid: number;
  readonly dataDir: string;
  /** Calls the admin API as the shop's owner; paths follow `/v1/admin/sites/demo`. */
  readonly admin: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  /** Moves the clock, alarms included; needs `timeTravel`. */
  readonly advance: (ms: number) => Promise<void>;
  /** Everything that it has written to the terminal so far. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

export interface EdgeOptions {
  readonly timeTravel?: boolean;
  readonly pushHosts?: readonly string[];
  /** Where pushes to Google's hosts go instead. */
  readonly pushRoute?: string | undefined;
  /** Keeps the data there; a folder that is thrown away at the end if absent. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly shopPort?: number;
  /** A program that runs it, and its arguments: on a small disk, say. */
  readonly within?: readonly string[];
}

/** Starts what is built in dist/ on free ports and waits until it is ready. */
export async function startEdge(options: EdgeOptions = {}): Promise<RunningEdge> {
  const port = options.port ?? (await freePort());
  const shopPort = options.shopPort ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "edgewise-data-")));
  const [program = process.execPath, ...first] = options.within ?? [];
  const child = spawn(
    program,
    [
      ...first,
      ...(options.within ? [process.execPath] : []),
      "scripts/start.mjs",
      "--built",
      `--port=${port}`,
      `--shop-port=${shopPort}`,
      `--data=${dataDir}`,
      ...(options.timeTravel ? ["--time-travel"] : []),
      ...(options.pushHosts ?? []).map((host) => `--push-host=${host}`),
      ...(options.pushRoute ? [`--push-route=${options.pushRoute}`] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, "exit");
  const tidyUp = async () => {
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until(
      () => printed.includes("Ctrl-C stops everything."),
      () => child.exitCode !== null,
      () => printed,
    );
  } catch (error) {
    child.kill("SIGTERM");
    await exited;
    await tidyUp();
    // Between looking for a free port and taking it somebody else may.
    const isChosen = options.port !== undefined || options.shopPort !== undefined;
    if (!isChosen && printed.includes("EADDRINUSE")) return startEdge(options);
    throw error;
  }

  const edge = `http://localhost:${port}`;
  const ownerToken = /sign in\s+(\S+)/.exec(printed)?.[1] ?? "";
  return {
    edge,
    shop: `http://shop.localhost:${shopPort}`,
    ownerToken,
    operatorToken: /operator\s+(\S+)/.exec(printed)?.[1] ?? "",
    pid: child.pid ?? 0,
    dataDir,
    admin: (method, route, body) => admin(edge, ownerToken, method, route, body),
    printed: () => printed,
    async advance(ms) {
      const answer = await fetch(`${edge}/__clock`, {
        method: "POST",
        body: JSON.stringify({ advanceMs: ms }),
      });
      if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`);
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await tidyUp();
    },
  };
}

async function admin<T>(
  edge: string,
  token: string,
  method: string,
  route: string,
  body: unknown,
): Promise<T> {
  const response = await fetch(`${edge}/v1/admin/sites/demo${route}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 429) {
    // Whoever asks again and again for half a minute is told to be patient, tests as well.
    await sleep(1000);
    return admin(edge, token, method, route, body);
  }
  if (!response.ok)
    throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function until(done: () => boolean, failed: () => boolean, why: () => string): Promise<void> {
  for (let waited = 0; !done(); waited += 20) {
    if (failed() || waited > 60_000) throw new Error(`The edge did not start:\n${why()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A port that nobody uses at this moment; below those that outgoing connections get, which would soon be somebody's. */
export async function freePort(): Promise<number> {
  const port = randomInt(15_000, 32_000);
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    // Somebody has it.
    return freePort();
  }
  server.close();
  await once(server, "close");
  return port;
}
