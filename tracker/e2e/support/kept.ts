import type { BrowserContext, Page } from "playwright-core";

/** Everything in which a page can leave something, the browser's own inspection of cookies included. */
export async function kept(page: Page, context: BrowserContext): Promise<unknown> {
  const inPage = await page.evaluate(async () => ({
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { ...inPage, cookies: await context.cookies() };
}

export const nothing = { storage: [], databases: [], caches: [], workers: 0, cookies: [] };
