// What the dashboard takes against a shop with two years of data: every query, and its load on a
// processor with a quarter of the speed. `npm run bench:dashboard`, alone on the machine.
import { launchChromium } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";

const DAY_MS = 86_400_000;
const DAYS = 730;
const A_DAY = 3;
const AT_ONCE = 1000;
const ROUNDS = 11;
const LOADS = 5;
const THROTTLE = 4;

async function fill(running: RunningEdge): Promise<number> {
  const now = Date.now();
  const item = { id: "kestrel-aero-3", price: 249, currency: "EUR" };
  const rows = Array.from({ length: DAYS * A_DAY }, (_, index) => ({
    number: index + 1,
    user: `person-${index % 400}`,
    at: now - DAYS * DAY_MS + Math.floor((index / A_DAY) * DAY_MS),
    event:
      index % 8 === 7
        ? { kind: "cart_add", agoMs: 0, item, quantity: 1 }
        : { kind: "product_view", agoMs: 0, item },
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await running.admin("POST", "/imports/two-years-of-a-small-shop", {
      rows: rows.slice(from, from + AT_ONCE),
    });
  return rows.length;
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return [at(0.5), at(0.95)].map((ms) => (ms ?? Number.NaN).toFixed(0).padStart(7)).join("");
}

async function queries(running: RunningEdge): Promise<void> {
  const now = Date.now();
  const [visitor] = await running.admin<readonly { readonly visitor: string }[]>(
    "GET",
    "/visitors",
  );
  const asked: readonly (readonly [string, string, object?])[] = [
    ["GET", ""],
    ["GET", `/counts?step=day&from=0`],
    ["GET", `/counts?step=day&from=${now - 90 * DAY_MS}`],
    ["GET", `/counts?step=hour&from=${now - 2 * DAY_MS}`],
    ["GET", "/proof"],
    ["GET", "/campaigns"],
    ["GET", "/health"],
    ["GET", "/visitors"],
    ["GET", `/visitors/${visitor?.visitor ?? ""}`],
    ["GET", `/visitors/${visitor?.visitor ?? ""}/decisions`],
    ["GET", "/catalogue"],
    ["GET", "/audit"],
    ["POST", "/reach", {}],
    ["POST", "/picture", { locale: "de", banner: { kind: "modal", title: { "*": "{product}" } } }],
  ];
  process.stdout.write(`query, ms${"p50".padStart(39)}${"p95".padStart(7)}\n`);
  for (const [method, path, body] of asked) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = performance.now();
      await running.admin(method, path, body);
      times.push(performance.now() - before);
    }
    const name = `${method} ${path.replace(/[0-9a-f]{64}/, ":visitor").replace(/from=\d{6,}/, "from=…")}`;
    process.stdout.write(`${name.padEnd(41)}${summary(times)}\n`);
  }
}

async function loads(running: RunningEdge): Promise<void> {
  const browser = await launchChromium();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${running.edge}/dashboard/`);
  await page.getByLabel("Token").fill(running.ownerToken);
  await page.keyboard.press("Enter");
  await page.locator(".live-strip").waitFor();
  const debug = await context.newCDPSession(page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  const pages = [
    ["today", ".metric .figure-value"],
    ["funnel?period=quarter", ".funnel-step"],
    ["campaigns", "tbody tr"],
  ] as const;
  process.stdout.write(
    `\nload at ${THROTTLE}× throttle, ms${"p50".padStart(24)}${"p95".padStart(7)}\n`,
  );
  for (const [name, ready] of pages) {
    const times: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      await page.goto("about:blank");
      await page.goto(`${running.edge}/dashboard/#/${name}`, { waitUntil: "commit" });
      const shown = await page.waitForFunction(
        (selector) => document.querySelector(selector) && performance.now(),
        ready,
        { polling: "raf" },
      );
      times.push(Number(await shown.jsonValue()));
    }
    process.stdout.write(`${name.padEnd(41)}${summary(times)}\n`);
  }
  await browser.close();
}

const running = await startEdge();
process.stdout.write(`${await fill(running)} events over ${DAYS} days\n`);
await queries(running);
await loads(running);
await running.stop();
