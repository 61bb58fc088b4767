import type { Page } from "playwright-core";
import { axeSource } from "#e2e/axe-source.ts";

/** What axe finds wrong by all of its rules or by these, a line each. The page's policy forbids scripts from elsewhere, so it comes in as the debugger's. */
export async function violations(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  // Of what is in order only the count is wanted: naming each element that passes took most of the time.
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  // What is still fading in has less contrast than what people read.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const debug = await page.context().newCDPSession(page);
  const { result: there } = await debug.send("Runtime.evaluate", { expression: "'axe' in window" });
  if (there.value !== true) await debug.send("Runtime.evaluate", { expression: axeSource });
  const { result } = await debug.send("Runtime.evaluate", {
    expression: `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await debug.detach();
  return Array.isArray(result.value) ? result.value.map(String) : [String(result.description)];
}
