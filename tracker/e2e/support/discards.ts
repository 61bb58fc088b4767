import { once } from "node:events";
import * as v from "valibot";
import { WebSocket } from "ws";
import { launchHideableChromium } from "#e2e/chromium.ts";
import { until } from "#e2e/until.ts";

/** A browser that nobody drives but through its own page over its tabs: a tab under a driver is never discarded. */
export interface Undriven {
  readonly open: (url: string) => Promise<void>;
  /** Takes a tab's page out of memory, as the browser does when that runs short. */
  readonly discard: (title: string) => Promise<void>;
  /** As if somebody had come back to it. */
  readonly load: (title: string) => Promise<void>;
  /** Puts the browser's own page in front; all others are hidden then. */
  readonly cover: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const message = v.object({ id: v.optional(v.number()), result: v.optional(v.unknown()) });
const created = v.object({ targetId: v.string() });
const attached = v.object({ sessionId: v.string() });
const evaluated = v.object({ result: v.object({ value: v.optional(v.unknown()) }) });

/** Presses one of a tab's links on `chrome://discards`; false while there is none. */
const press = (title: string, action: string): string => `(() => {
  const main = document.querySelector("discards-main")?.shadowRoot;
  const rows = main?.querySelector("discards-tab")?.shadowRoot?.querySelectorAll("tbody tr") ?? [];
  const row = [...rows].find((one) => one.textContent.includes(${JSON.stringify(title)}));
  const link = [...(row?.querySelectorAll("[is=action-link]:not([disabled])") ?? [])].find(
    (one) => one.textContent.includes(${JSON.stringify(action)}));
  link?.click();
  return link !== undefined;
})()`;

export async function launchUndriven(): Promise<Undriven> {
  const browser = await launchHideableChromium();
  const socket = new WebSocket(browser.wsEndpoint());
  await once(socket, "open");
  await browser.disconnect();
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.on("message", (data) => {
    const { id = 0, result } = v.parse(
      message,
      JSON.parse(Buffer.isBuffer(data) ? data.toString() : "{}"),
    );
    waiting.get(id)?.(result);
  });
  const ask = (method: string, params: object, sessionId?: string): Promise<unknown> =>
    new Promise((done) => {
      waiting.set(++last, done);
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
  const newTab = async (url: string): Promise<string> =>
    v.parse(created, await ask("Target.createTarget", { url })).targetId;
  const targetId = await newTab("chrome://chrome-urls/#internal-debug-pages");
  const session = v.parse(
    attached,
    await ask("Target.attachToTarget", { targetId, flatten: true }),
  ).sessionId;
  const evaluate = async (expression: string): Promise<unknown> =>
    v.parse(evaluated, await ask("Runtime.evaluate", { expression }, session)).result.value;
  await until(() =>
    evaluate(`(() => {
      const button = document.querySelector("chrome-urls-app")?.shadowRoot?.querySelector("cr-button");
      button?.click();
      return button !== undefined && button !== null;
    })()`),
  );
  await until(async () => {
    await ask("Page.navigate", { url: "chrome://discards" }, session);
    return (await evaluate("location.href")) === "chrome://discards/";
  });
  return {
    open: async (url) => void (await newTab(url)),
    discard: async (title) => void (await until(() => evaluate(press(title, "[Urgent Discard]")))),
    load: async (title) => void (await until(() => evaluate(press(title, "[Load]")))),
    cover: async () => void (await ask("Target.activateTarget", { targetId })),
    close: async () => {
      const ended = browser.process();
      const gone = ended && once(ended, "exit");
      socket.send(JSON.stringify({ id: ++last, method: "Browser.close" }));
      await gone;
      socket.close();
    },
  };
}
