import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong by all of its rules or by these, a line each. The page's policy forbids scripts from elsewhere, so it comes in as the debugger's. */
export async function violations(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  const options = rules ? { runOnly: rules } : {};
  // What is still fading in has less contrast than what people read.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const debug = await page.context().newCDPSession(page);
  await debug.send("Runtime.evaluate", { expression: source });
  const { result } = await debug.send("Runtime.evaluate", {
    expression: `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await debug.detach();
  return Array.isArray(result.value) ? result.value.map(String) : [String(result.description)];
}
