import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type ChromiumOptions, launchShell } from "#e2e/chromium.ts";
import type { TagSettings } from "#protocol/tag.ts";
import { type Collector, shopPage, startCollector } from "./collector.ts";

// What the tests of one file share. The hooks of `visitShop` fill it in; to whoever imports it, it can't change.
/** The fixture shop and the edge that it reports to. */
export let collector: Collector;
export let browser: Browser;
/** A browser profile that was never here, new for each test. */
export let context: BrowserContext;
/** Its first page. */
export let page: Page;

/** What the shop of a file is like. */
interface ShopOptions {
  /** The bodies of its pages, by path. */
  readonly pages?: Readonly<Record<string, string>>;
  readonly consent?: TagSettings["consent"];
  readonly chromium?: ChromiumOptions;
}

/** Opens a shop and a browser for all tests of a file, and a visitor's first page for each. */
export function visitShop({
  pages = { "/": "<h1>Shop</h1>" },
  consent,
  chromium,
}: ShopOptions = {}): void {
  beforeAll(async () => {
    collector = await startCollector();
    browser = await launchShell(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.close();
  });
  beforeEach(async () => {
    collector.forget();
    if (consent) collector.settings = { ...collector.settings, consent };
    for (const [path, body] of Object.entries(pages))
      collector.pages.set(path, shopPage(collector.edge, body));
    await comeAs();
  });
  afterEach(() => context.close());
}

/** Somebody comes who was never here. */
export async function comeAs(visitor?: BrowserContextOptions): Promise<void> {
  context = await browser.newContext(visitor);
  await openTab();
}

/** Another tab of the same visitor, which is `page` from now on. */
export async function openTab(): Promise<void> {
  page = await context.newPage();
}
