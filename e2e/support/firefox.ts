import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { Bidi } from "./bidi.ts";
import { findProgram } from "./find-program.ts";
import { quietPrefs } from "./firefox-prefs.ts";

const START_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 10_000;

const created = v.object({ context: v.string() });
const tree = v.object({ contexts: v.array(v.object({ url: v.string() })) });
const evaluated = v.variant("type", [
  v.object({ type: v.literal("success"), result: v.object({ value: v.optional(v.string()) }) }),
  v.object({ type: v.literal("exception"), exceptionDetails: v.object({ text: v.string() }) }),
]);

export interface FirefoxOptions {
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface FirefoxPage {
  readonly goto: (url: string) => Promise<void>;
  /** The expression's value, awaited and copied as JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface Firefox {
  readonly grantNotifications: (origin: string) => Promise<void>;
  readonly newPage: () => Promise<FirefoxPage>;
  readonly urls: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** A headless Firefox with a profile of its own, driven over WebDriver BiDi. */
export async function launchFirefox({
  prefs = {},
  env = {},
}: FirefoxOptions = {}): Promise<Firefox> {
  const profile = await mkdtemp(path.join(tmpdir(), "edgewise-firefox-"));
  const lines = Object.entries({ ...quietPrefs, ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, "user.js"), lines.join("\n"));
  const child = spawn(
    findProgram("FIREFOX_PATH", ["firefox-esr", "firefox"]),
    [
      "--headless",
      "--no-remote",
      "--new-instance",
      "--remote-debugging-port=0",
      "--profile",
      profile,
    ],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...env } },
  );
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      const kill = setTimeout(() => child.kill("SIGKILL"), CLOSE_TIMEOUT_MS);
      await gone;
      clearTimeout(kill);
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const bidi = await Bidi.connect(`${await debuggerUrl(child)}/session`);
    await bidi.send("session.new", { capabilities: {} });
    return {
      grantNotifications: async (origin) => {
        const descriptor = { name: "notifications" };
        await bidi.send("permissions.setPermission", { descriptor, state: "granted", origin });
      },
      newPage: () => newPage(bidi),
      urls: async () => {
        const { contexts } = v.parse(tree, await bidi.send("browsingContext.getTree"));
        return contexts.map(({ url }) => url);
      },
      close: async () => {
        await bidi.send("browser.close").catch(() => {
          // It may be gone before it answers.
        });
        bidi.close();
        await end();
      },
    };
  } catch (error) {
    // Otherwise it would outlive the test.
    child.kill("SIGKILL");
    await end();
    throw error;
  }
}

async function newPage(bidi: Bidi): Promise<FirefoxPage> {
  const { context } = v.parse(created, await bidi.send("browsingContext.create", { type: "tab" }));
  return {
    goto: async (url) => {
      await bidi.send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    evaluate: async (expression) => {
      const answer = await bidi.send("script.evaluate", {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        awaitPromise: true,
        target: { context },
        userActivation: true,
      });
      const outcome = v.parse(evaluated, answer);
      if (outcome.type === "exception") throw new Error(outcome.exceptionDetails.text);
      return JSON.parse(outcome.result.value ?? "null");
    },
    close: async () => {
      await bidi.send("browsingContext.close", { context });
    },
  };
}

async function debuggerUrl({ stderr }: ChildProcess): Promise<string> {
  let output = "";
  const spoken = new Promise<string>((resolve) => {
    stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    stderr?.once("close", () => resolve(""));
  });
  const url = await Promise.race([spoken, sleep(START_TIMEOUT_MS, "", { ref: false })]);
  if (!url) throw new Error(`Firefox did not start: ${output}`);
  return url;
}
