import { env, exports } from "cloudflare:workers";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { networkOf } from "../routes/limit.ts";
import type { CreatedSite } from "#protocol/views.ts";

const SHOP = "https://shop.example";
let site: string;

beforeAll(async () => {
  const settings = {
    name: "Shop",
    origins: [SHOP],
    timeZone: "Europe/Berlin",
    markets: [{ id: "de", locale: "de", currency: "EUR", pricesIncludeTax: true }],
  };
  const response = await exports.default.fetch("https://edge.example/v1/admin/sites", {
    method: "POST",
    headers: { Authorization: `Bearer ${env.OPERATOR_TOKEN}` },
    body: JSON.stringify({ settings }),
  });
  ({ site } = await response.json<CreatedSite>());
}, 60_000);

function visit(tab: number, address: string, events: readonly object[]): Promise<Response> {
  return exports.default.fetch("https://edge.example/v1/visit", {
    method: "POST",
    headers: { Origin: SHOP, "User-Agent": "Mozilla/5.0", "CF-Connecting-IP": address },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      tab: `tab-of-somebody-else-${String(tab).padStart(6, "0")}`,
      number: 1,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/" },
      events,
    }),
  });
}

const added = [{ kind: "cart_add", agoMs: 0, item: { id: "1" }, quantity: 1 }];

afterEach(() => {
  vi.useRealTimers();
});

test("one network cannot fill the shop with made-up visitors, and others go on", async () => {
  // The limiter begins anew with each minute of the clock, so the clock stands still.
  vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
  const tabs = Array.from({ length: 130 }, (_, index) => index);
  const answers = await Promise.all(tabs.map((tab) => visit(tab, "203.0.113.9", added)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(120);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  expect((await visit(1000, "203.0.113.10", added)).status).toBe(200);
  vi.setSystemTime(Date.now() + 60_000);
  expect((await visit(1001, "203.0.113.9", added)).status).toBe(200);
}, 60_000);

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
  ["2001:db8:1:2:bbbb::7", "2001:db8:1:2"],
  ["2001:db8::7", "2001:db8:0:0"],
  ["2001:db8::8:0:0:9", "2001:db8:0:0"],
  ["2001:db8:0:5::1", "2001:db8:0:5"],
  ["::1", "0:0:0:0"],
  ["", null],
  [undefined, null],
])("%s belongs to the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a page of a domain that the shop forgot hears which one to add, and makes no visitor", async () => {
  const response = await exports.default.fetch("https://edge.example/v1/visit", {
    method: "POST",
    headers: { Origin: "https://outlet.example", "User-Agent": "Mozilla/5.0" },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      tab: "tab-of-a-forgotten-domain",
      number: 1,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/" },
      events: added,
    }),
  });
  expect(response.status).toBe(403);
  // The page itself must be able to read why.
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(await response.json()).toMatchObject({
    code: "foreign-origin",
    problems: [{ field: "Origin", sentence: "Add https://outlet.example to the shop's origins." }],
  });
});
