import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { api, LIVE_PATH } from "#protocol/api.ts";
import { roles } from "#protocol/role.ts";
import { siteOf } from "../namespaces.ts";
import { newShop, object } from "./support/census.ts";

const EDGE = "https://edge.example";
const ofShops = Object.entries(api).filter(([, { path }]) => path.includes(":site"));

/** The endpoint's address at one shop; every other part of it names something of the other shop's. */
function addressOf(path: string, site: string, token: string): string {
  const named: Readonly<Record<string, string>> = {
    site,
    visitor: object("a"),
    token,
    platform: "shopify",
  };
  return EDGE + path.replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? "a".repeat(22));
}

function ask(method: string, address: string, headers: HeadersInit): Promise<Response> {
  const body = method === "GET" || method === "DELETE" ? null : "{}";
  return exports.default.fetch(new Request(address, { method, headers, body }));
}

test.each(ofShops)("lets nobody of another shop use %s", async (_, { method, path }) => {
  const mine = await newShop();
  const theirs = await newShop();
  const address = addressOf(path, theirs.site, mine.token);
  for (const headers of [
    { authorization: `Bearer ${mine.token}` },
    { cookie: `edgewise=${mine.token}`, "sec-fetch-site": "same-origin" },
  ]) {
    const answer = await ask(method, address, headers);
    expect(answer.status).toBe(403);
    expect(Object.keys(await answer.json())).toEqual(["code", "sentence"]);
  }
});

test.each(ofShops)("lets no stranger use %s", async (_, { method, path }) => {
  const { site, token } = await newShop();
  expect((await ask(method, addressOf(path, site, token), {})).status).toBe(401);
});

test.each(ofShops.filter(([, { method }]) => method !== "GET"))(
  "lets no page elsewhere use %s with the owner's cookie",
  async (_, { method, path }) => {
    const { site, token } = await newShop();
    const headers = { cookie: `edgewise=${token}`, "sec-fetch-site": "cross-site" };
    expect((await ask(method, addressOf(path, site, token), headers)).status).toBe(401);
  },
);

test.each(ofShops.filter(([, { role }]) => role !== "viewer"))(
  "lets no viewer of the shop use %s",
  async (_, { method, path }) => {
    const { site, token } = await newShop();
    const viewer = await siteOf(env, site).addToken("Owner", site, "Guest", "viewer");
    const headers = { authorization: `Bearer ${viewer.token}` };
    expect((await ask(method, addressOf(path, site, token), headers)).status).toBe(403);
  },
);

test("finds no visitor of another shop, even by the number of its object", async () => {
  const mine = await newShop();
  const headers = { authorization: `Bearer ${mine.token}` };
  for (const path of [api.readVisitor.path, api.readDecisions.path, api.exportVisitor.path]) {
    const answer = await ask("GET", addressOf(path, mine.site, ""), headers);
    expect(answer.status).toBe(404);
  }
});

test("opens no live socket for another shop", async () => {
  const mine = await newShop();
  const theirs = await newShop();
  const answer = await ask("GET", addressOf(LIVE_PATH, theirs.site, ""), {
    authorization: `Bearer ${mine.token}`,
    upgrade: "websocket",
  });
  expect(answer.status).toBe(403);
});

test("knows an operator above every role", () => {
  expect(roles[0]).toBe("operator");
  expect(ofShops.length).toBeGreaterThan(20);
});
