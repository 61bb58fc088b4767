import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { freshView } from "../published/view.ts";
import { Browser } from "./support/browser.ts";
import { own } from "./support/orders.ts";
import { call, openShop } from "./support/shop.ts";

const bar = (title: string) => ({
  kind: "show",
  variants: [{ id: "only", share: 1, banner: { kind: "bar", title: { "*": title } } }],
});

const campaign = (title: string) => ({
  id: "fitting",
  name: "Fitting",
  status: "live",
  trigger: { kind: "custom", name: "fitted" },
  goal: { kind: "none" },
  priority: 90,
  steps: [bar(title), { kind: "wait", wait: { until: "elapsed", seconds: 60 } }, bar("Later")],
});

test("an order ends no banner that waits for a page because its campaign was edited meanwhile", async () => {
  const shop = await openShop();
  await call(shop, "PUT", "/campaigns/fitting", campaign("As it began"));
  await freshView(env, shop.site, () => {});
  const page = { kind: "page_view", agoMs: 0 };
  const browser = new Browser(shop, "somebody");
  await browser.send([page]);
  await browser.send([{ kind: "custom", agoMs: 0, name: "fitted", data: {} }], { leaving: true });
  await call(shop, "PUT", "/campaigns/fitting", campaign("As it is now"));
  await freshView(env, shop.site, () => {});
  const answer = await own(shop.site, { order: "1", total: 10, visitor: browser.visitor });
  expect(await answer.json()).toEqual({ order: "1", joined: "visitor" });
  const { shows } = await browser.send([page]);
  expect(shows.map(({ drawing }) => drawing.title)).toEqual(["As it began"]);
});
