import type { Browser, Page } from "playwright-core";
import type { RunningEdge } from "#e2e/edge.ts";

interface Look {
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
}

/** A marketer's browser window; errors of the page, the policy's among them, are collected. */
export interface Window {
  readonly page: Page;
  readonly errors: readonly string[];
}

export async function openWindow(browser: Browser, look: Look = {}): Promise<Window> {
  const { scheme = "light", width = 1280, height = 860, language = "en" } = look;
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height },
    locale: language,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // Asking who is signed in is answered with 401 when nobody is.
    if (message.type() === "error" && !message.text().includes("401")) errors.push(message.text());
  });
  return { page, errors };
}

export async function signIn(page: Page, { edge, ownerToken }: RunningEdge, token = ownerToken) {
  await page.goto(`${edge}/dashboard/`);
  await page.getByLabel("Token").fill(token);
  await page.keyboard.press("Enter");
  await page.locator(".live-strip").waitFor();
}

/** One of the figures of the day, as it stands on the page. */
export async function figure(page: Page, name: string): Promise<string> {
  const metric = page.locator(".metric", { hasText: name });
  return (await metric.locator(".figure-value").textContent()) ?? "";
}

/** What the admin API answers. */
export async function read<T>({ edge, ownerToken }: RunningEdge, path: string): Promise<T> {
  const response = await fetch(`${edge}/v1/admin/sites/demo${path}`, {
    headers: { Authorization: `Bearer ${ownerToken}` },
  });
  const answer: T = await response.json();
  return answer;
}
