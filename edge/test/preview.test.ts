import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import type { Answer } from "#protocol/decision.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import { newShop } from "./support/census.ts";

const SHOP = "https://shop.example";
let site: string;
let token: string;
let tabs = 0;

beforeAll(async () => {
  ({ site, token } = await newShop());
  await siteOf(env, site).putCampaign("somebody", {
    id: "spring",
    name: "Spring",
    status: "draft",
    trigger: { kind: "exit-intent" },
    goal: { kind: "purchase" },
    priority: 1,
    steps: [
      {
        kind: "show",
        variants: [
          { id: "a", share: 1, banner: { kind: "modal", title: { "*": "It is spring" } } },
        ],
      },
    ],
  });
});

async function link(url: string): Promise<Response> {
  return exports.default.fetch(
    `https://edge.example/v1/admin/sites/${site}/campaigns/spring/preview`,
    {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify({ url }),
    },
  );
}

async function open(preview: string): Promise<Answer> {
  const tab = `tab-of-a-marketer-${String(tabs++).padStart(6, "0")}`;
  const response = await exports.default.fetch("https://edge.example/v1/visit", {
    method: "POST",
    headers: { Origin: SHOP, "User-Agent": "Mozilla/5.0" },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      tab,
      number: 1,
      consent: { analytics: false, personalisation: false, push: false },
      page: { path: "/p/1", preview },
      events: [{ kind: "page_view", agoMs: 0 }],
    }),
  });
  return response.json();
}

test("a preview link shows a draft on a real page, and nothing of it is kept or counted", async () => {
  const { url } = await (await link(`${SHOP}/p/1?color=red`)).json<{ url: string }>();
  expect(url).toContain(`${SHOP}/p/1?color=red&ew_preview=`);
  const answer = await open(new URL(url).searchParams.get("ew_preview") ?? "");
  expect(answer.shows).toMatchObject([{ campaign: "spring", drawing: { title: "It is spring" } }]);
  expect(answer.visitor).toBeUndefined();
  expect(await censusOf(env, site, 0).buckets(0, Date.now() + 1, "day", "UTC")).toEqual([]);
});

test("a forged or expired link shows nothing", async () => {
  const { url } = await (await link(SHOP)).json<{ url: string }>();
  const good = new URL(url).searchParams.get("ew_preview") ?? "";
  expect((await open(`${good}x`)).shows).toEqual([]);
  expect((await open(good.replace("spring", "winter"))).shows).toEqual([]);
  vi.useFakeTimers({ now: Date.now() + 3_600_001, toFake: ["Date"] });
  expect((await open(good)).shows).toEqual([]);
  vi.useRealTimers();
});

test("only pages of the shop can be previewed", async () => {
  expect((await link("https://elsewhere.example/")).status).toBe(400);
});
