import type { Page } from "playwright-core";
import { startShop } from "../../../demo/server.mjs";
import { type Collector, shopPage } from "./collector.ts";

/** A shop that banners are shown on. */
export interface Shop {
  readonly name: string;
  /** The place that its pages have for banners. */
  readonly slot: string;
  /** Opens the page that a visitor would be on. */
  readonly open: (page: Page) => Promise<void>;
}

const room = `<div data-edgewise-slot="here" style="min-height:420px"></div>`;

const plain = `<main><h1>Shop</h1><p><a href="#more">More</a></p>${room}<p id="more">Words</p></main>`;

// Everything its script draws is thrown away and drawn anew with each route.
const singlePage = `<div id="app"></div><script>
const views = {
  "/app": () => '<h1>All shoes</h1><a href="/app/shoe">Cirrus 4</a>',
  "/app/shoe": () => '<h1>Cirrus 4</h1><a href="/app">Back</a><div data-edgewise-slot="here" style="min-height:420px"></div>',
};
const draw = () => { app.innerHTML = "<main>" + views[location.pathname]() + "</main>"; };
addEventListener("popstate", draw);
addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || !views[link.pathname]) return;
  event.preventDefault();
  history.pushState(null, "", link.pathname);
  draw();
});
draw();
</script>`;

// A header above all, rules that shout, a modal of its own that keeps the focus; its place is only a class.
const wars = `<style>
*{box-sizing:content-box!important;letter-spacing:3px;line-height:3}
button,a{all:unset!important;background:red!important}
h2{font-size:80px!important;color:lime!important}
.theirs{position:fixed;z-index:2147483647;inset:0 0 auto;height:40px;background:#fff}
.veil{position:fixed;z-index:2147483647;inset:0;background:#000c}
.veil[hidden]{display:none}
dialog::backdrop{background:lime}
</style>
<div class="theirs">Theirs</div><main style="padding-top:60px"><h1>Shop</h1><section class="aside"><div class="box" style="min-height:420px"></div></section></main>
<div class="veil" role="dialog" aria-label="Newsletter"><button id="close-theirs">Close</button></div>
<dialog id="own"><button>Own</button></dialog>
<script>
const veil = document.querySelector(".veil");
addEventListener("focusin", (event) => { if (!veil.hidden && !veil.contains(event.target)) document.getElementById("close-theirs").focus(); });
document.getElementById("close-theirs").onclick = () => { veil.hidden = true; own.showModal(); own.close(); };
</script>`;

/** Three shops that nobody of us built, and the demo shop with its strict policy. */
export async function openShops(
  collector: Collector,
): Promise<{ readonly shops: readonly Shop[]; readonly close: () => Promise<void> }> {
  const { pages, edge, shop } = collector;
  collector.settings = { ...collector.settings, slots: { aside: "main .aside > .box", no: "!!" } };
  pages.set("/plain", shopPage(edge, plain));
  for (const path of ["/app", "/app/shoe"]) pages.set(path, shopPage(edge, singlePage));
  pages.set("/wars", shopPage(edge, wars));
  for (const path of ["/next", "/plan.pdf", "/newsletter"]) pages.set(path, { html: "there" });
  const demo = await startShop({ port: 0, edge, folder: "dist/demo" });
  const shops: readonly Shop[] = [
    { name: "plain", slot: "here", open: (page) => goTo(page, `${shop}/plain`) },
    {
      name: "single-page",
      slot: "here",
      open: async (page) => {
        await goTo(page, `${shop}/app`);
        await page.click("text=Cirrus 4");
      },
    },
    {
      name: "wars",
      slot: "aside",
      open: async (page) => {
        await goTo(page, `${shop}/wars`);
        await page.click("#close-theirs");
      },
    },
    {
      name: "demo",
      slot: "recommendations",
      open: async (page) => {
        await goTo(page, `${demo.url}/p/kestrel-aero-3`);
        // It fills its lists and its cart once it knows its goods.
        await page.waitForLoadState("networkidle");
      },
    },
  ];
  return { shops, close: () => demo.close() };
}

async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => window.edgewise?.on);
}
