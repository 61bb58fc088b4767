import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { launch, type Browser as HideableBrowser } from "puppeteer-core";
import { findInPath, findProgram } from "./find-program.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Headless browsers say so, and the edge takes them for the robots that they usually are.
  "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
];

export interface ChromiumOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Back/forward cache, which Playwright switches off. */
  readonly withBackForwardCache?: boolean;
}

/** A browser whose contexts keep nothing; all pages stay visible. */
export function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  return chromium.launch(launchOptions(options));
}

/** The same engine without a desktop round it, where it is installed: a page costs half as much. */
export function launchShell(options: ChromiumOptions = {}): Promise<Browser> {
  const { executablePath, ...rest } = launchOptions(options);
  const { HEADLESS_SHELL_PATH: named, CHROME_PATH: other } = process.env;
  const shell = named ?? (other ? undefined : findInPath(["chromium-headless-shell"]));
  return chromium.launch({ ...rest, executablePath: shell ?? executablePath });
}

export interface ProfileBrowser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** A browser with a profile of its own, thrown away at the end: push needs one. */
export async function launchChromiumProfile(
  options: ChromiumOptions = {},
): Promise<ProfileBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), "edgewise-chromium-"));
  const context = await chromium.launchPersistentContext(profile, launchOptions(options));
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A browser whose pages really become hidden behind another tab, which Playwright's never do. */
export function launchHideableChromium(options: ChromiumOptions = {}): Promise<HideableBrowser> {
  const { args, executablePath, env } = launchOptions(options);
  return launch({ args, executablePath, env, headless: true });
}

function launchOptions({ args = [], env = {}, withBackForwardCache }: ChromiumOptions) {
  return {
    executablePath: findProgram("CHROME_PATH", [
      "chromium",
      "chromium-browser",
      "google-chrome-stable",
      "google-chrome",
    ]),
    args: [...FLAGS, ...args],
    env: { ...inheritedEnv(), ...env },
    ...(withBackForwardCache && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
  };
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
