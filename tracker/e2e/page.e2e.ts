import { expect, test } from "vitest";
import { launchHideableChromium } from "#e2e/chromium.ts";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { drawings, showOf } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";
import { browser, collector, page, visitShop } from "./support/visit.ts";

visitShop();

const tell = (): Promise<void> => page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
const open = async (url = `${collector.shop}/`): Promise<void> => {
  await page.goto(url);
  await page.waitForFunction(() => window.edgewise?.on);
};

test("under a strict content security policy with a nonce everything works, banner included", async () => {
  const { html } = shopPage(collector.edge, "<h1>Shop</h1>");
  const policy = `default-src 'none'; script-src 'nonce-n1'; connect-src ${collector.edge}; style-src 'none'; img-src 'self' data:`;
  collector.pages.set("/", {
    html: html.replace("<script async", `<script nonce="n1" async`),
    headers: { "Content-Security-Policy": policy },
  });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  collector.answer = () => ({ shows: [showOf(drawings["free-shipping"]), showOf(drawings.modal)] });
  await open();
  await tell();
  await page.locator("edgewise-banner .box").waitFor();
  const background = await page
    .locator("edgewise-banner .box")
    .evaluate((box) => getComputedStyle(box).backgroundColor);
  expect(background).toBe("rgb(255, 255, 255)");
  expect(complaints).toEqual([]);
});

/** What the shop's page asks for and complains about, from the first look to a press and a reload. */
async function walk(html: string): Promise<{ asked: string[]; said: string[] }> {
  collector.requests.length = 0;
  collector.pages.set("/", { html });
  for (const path of ["/a.png", "/add"]) collector.pages.set(path, { html: "" });
  const own = await browser.newContext();
  const visitor = await own.newPage();
  const said: string[] = [];
  visitor.on("console", (message) => said.push(message.text()));
  visitor.on("pageerror", ({ message }) => said.push(message));
  await visitor.goto(`${collector.shop}/`);
  await pass(700);
  await visitor.click("button");
  await pass(700);
  await visitor.reload();
  await pass(500);
  await own.close();
  const asked = collector.requests.filter(({ host }) => host.startsWith("shop"));
  const known = ["user-agent", "accept", "cookie", "content-type", "origin", "referer"];
  return {
    asked: asked.map(({ method, path, headers }) =>
      [method, path, ...known.map((name) => headers[name] ?? "")].join(" "),
    ),
    said,
  };
}

test("with the tag the shop asks for the same things, the console stays empty, nothing moves", async () => {
  const body = `<h1>Shop</h1><img src="/a.png"><button onclick="fetch('/add',{method:'POST'})">Add</button>`;
  const { html } = shopPage(collector.edge, body);
  const without = await walk(html.replace(/<script async.*?<\/script>/, ""));
  const withTag = await walk(html);
  expect(withTag).toEqual(without);
  expect(collector.batches.length).toBeGreaterThan(0);
});

test("in a sandboxed frame without storage the tag works and throws nothing", async () => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  collector.pages.set("/frame", { html: `<iframe sandbox="allow-scripts" src="/"></iframe>` });
  await page.goto(`${collector.shop}/frame`);
  const frame = await until(() => page.frames()[1]);
  await frame.waitForFunction(() => window.edgewise?.on);
  await frame.evaluate(() => window.edgewise?.("custom", { name: "inside" }));
  await until(() => collector.of("custom")[0]);
  expect(errors).toEqual([]);
});

test("a full or blocked storage costs nothing but the memory", async () => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await open();
  await tell();
  await until(() => collector.of("custom")[0]);
  // The answer, and with it the id, comes a moment after the batch has.
  await until(async () => {
    await tell();
    return collector.batches.at(-1)?.visitor === "visitor-1";
  });
  expect(errors).toEqual([]);
});

test("an edge that answers nonsense, or never, leaves the shop as it is", async () => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.route("**/v1/visit", (route) => route.fulfill({ status: 200, body: "<html>" }));
  await open();
  await tell();
  await pass(500);
  await page.unroute("**/v1/visit");
  await page.route("**/p/**", (route) => route.abort());
  await open();
  await tell();
  await until(() => collector.of("custom")[0]);
  expect(errors).toEqual([]);
});

test("www and apex of one shop are one site to come from", async () => {
  await page.goto("about:blank");
  await page.setExtraHTTPHeaders({ referer: collector.shop.replace("//", "//www.") });
  const reader = page.waitForResponse((response) => response.url().includes("/p/reader."));
  await open();
  await (await reader).finished();
  // Where somebody came from is the reader's to tell, once it runs.
  await until(async () => {
    await tell();
    return collector.batches.at(-1)?.page.referrer;
  });
  expect(collector.batches.at(-1)?.page.referrer).toBe("own");
});

test("no listener delays the page's closing", async () => {
  await page.addInitScript(() => {
    const listened: string[] = [];
    Reflect.set(window, "listened", listened);
    EventTarget.prototype.addEventListener = new Proxy(
      Reflect.get(EventTarget.prototype, "addEventListener"),
      {
        apply: (listen, target, given) => {
          const [name, , options] = given;
          // The browser's driver listens too; only what the edge's files add counts.
          if (new Error("who").stack?.includes("edge.localhost"))
            listened.push(`${name} ${options?.passive}`);
          return Reflect.apply(listen, target, given);
        },
      },
    );
  });
  await open();
  // Signs of life are waited for from the first second on.
  await pass(1500);
  const listened: string[] = await page.evaluate(() => Reflect.get(window, "listened"));
  expect(listened).toContain("scroll true");
  expect(listened.filter((one) => /unload/.test(one))).toEqual([]);
  expect(
    listened.filter((one) => /^(touch|scroll|wheel|pointer).* (false|undefined)/.test(one)),
  ).toEqual([]);
});

test("a tab that really goes to the background counts no time and loses nothing when it is killed", async () => {
  const real = await launchHideableChromium();
  try {
    const tab = await real.newPage();
    await tab.goto(`${collector.shop}/`);
    await tab.waitForFunction(() => window.edgewise?.on);
    await pass(2000);
    const other = await real.newPage();
    await other.bringToFront();
    await until(() => collector.of("page_view")[0], 5000);
    expect(collector.of("attention")).toMatchObject([{ state: "away" }]);
    await pass(4000);
    await tab.bringToFront();
    await pass(1000);
    await tab.evaluate(() => window.edgewise?.("custom", { name: "back" }));
    await until(() => collector.of("custom")[0]);
    const spent = collector
      .of("dwell")
      .filter(({ subject }) => subject === "page")
      .reduce((sum, { engagedMs }) => sum + engagedMs, 0);
    expect(spent).toBeLessThan(4500);
    await tab.evaluate(() => window.edgewise?.("filter", { name: "size", value: "42" }));
    await other.bringToFront();
    await pass(150);
    real.process()?.kill("SIGKILL");
    await until(() => collector.of("filter")[0]);
    expect(collector.of("filter")).toHaveLength(1);
  } finally {
    await real.close().catch(() => {
      // It was killed on purpose.
    });
  }
});
