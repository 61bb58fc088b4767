import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { build } from "esbuild";
import * as v from "valibot";
import { pushReports, type PushReport } from "#protocol/push.ts";
import { PUSH_REPORT_PATH } from "#protocol/wire.ts";
import { Journal } from "./journal.ts";
import { listen } from "./listen.ts";
import { bodyOf } from "./push-request.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What the page does in place of the tag: registers the shop's one-line file and subscribes. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Shop</title><script>
let registration;
async function register(url = "/edgewise/sw.js") {
  const registered = await navigator.serviceWorker.register(url);
  const worker = registered.installing ?? registered.waiting ?? registered.active;
  while (worker.state !== "activated") {
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  }
  return registered;
}
async function subscribe(pushKey, edge) {
  registration = await register();
  registration.active.postMessage({ pushKey, edge, token: "device-token" });
  const options = { userVisibleOnly: true, applicationServerKey: pushKey };
  return (await registration.pushManager.subscribe(options)).toJSON();
}
async function notifications() {
  const ours = await navigator.serviceWorker.getRegistration("/edgewise/");
  return (await ours.getNotifications()).map((one) => {
    const { title, body, lang, dir, tag, silent, icon, image, actions } = one;
    return { title, body, lang, dir, tag, silent, icon, image, actions: actions.map((a) => a.action) };
  });
}
</script>`;

/** A worker as shops have one: it takes over all pages. */
const SHOP_WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));`;

export interface PushShop {
  readonly shop: string;
  readonly edge: string;
  readonly reports: Journal<PushReport>;
  /** While it is down, the edge answers every report with 503. */
  readonly setDown: (isDown: boolean) => void;
  /** How many reports it answered so. */
  readonly refused: () => number;
  readonly close: () => Promise<void>;
}

/** A shop whose push worker file imports ours from another origin, and who hears its reports. */
export async function startPushShop(): Promise<PushShop> {
  const worker = await bundlePushWorker();
  const reports = new Journal<PushReport>();
  let isDown = false;
  let refused = 0;
  const server = createServer((request, response) => void answer(request, response));
  const { port, close } = await listen(server);
  const edge = `http://edge.localhost:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isEdge = request.headers.host?.startsWith("edge.");
    if (!isEdge && request.url === "/edgewise/sw.js") {
      script(response, `importScripts("${edge}/sw.js");`);
    } else if (!isEdge && request.url === "/sw.js") {
      script(response, SHOP_WORKER);
    } else if (!isEdge) {
      response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    } else if (request.url === "/sw.js") {
      script(response, worker);
    } else {
      response.writeHead(await statusOf(request), { "access-control-allow-origin": "*" }).end();
    }
  }

  async function statusOf(request: IncomingMessage): Promise<number> {
    const body = await bodyOf(request);
    if (request.method !== "POST" || request.url !== PUSH_REPORT_PATH) return 404;
    if (isDown) {
      refused += 1;
      return 503;
    }
    for (const one of v.parse(pushReports, JSON.parse(body.toString())).reports) {
      // A worker that is ended just after its report was heard sends it again, as the edge knows.
      const isKnown = reports.entries.some(
        ({ kind, token }) => kind === one.kind && token === one.token,
      );
      if (!isKnown) reports.note(one);
    }
    return 204;
  }

  return {
    shop: `http://shop.localhost:${port}`,
    edge,
    reports,
    setDown: (next) => {
      isDown = next;
    },
    refused: () => refused,
    close,
  };
}

function script(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "text/javascript" }).end(text);
}

async function bundlePushWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "push-sw/index.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    mangleProps: /^_/,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
