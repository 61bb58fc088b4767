import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { api, LIVE_PATH } from "#protocol/api.ts";
import { roles } from "#protocol/role.ts";
import { siteOf } from "../namespaces.ts";
import { newShop, object } from "./support/census.ts";

const EDGE = "https://edge.example";
const ofShops = Object.entries(api).filter(([, { path }]) => path.includes(":site"));

const shopRoles = ["owner", "editor", "viewer"] as const;

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

// Those who are refused change nothing: two shops are enough for all of them.
const [mine, theirs] = await Promise.all([newShop(), newShop()]);

function ask(method: string, address: string, headers: HeadersInit): Promise<Response> {
  const body = method === "GET" || method === "DELETE" ? null : "{}";
  return exports.default.fetch(new Request(address, { method, headers, body }));
}

test.each(ofShops)("lets nobody of another shop use %s", async (_, { method, path }) => {
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
  const { site, token } = theirs;
  expect((await ask(method, addressOf(path, site, token), {})).status).toBe(401);
});

test.each(ofShops.filter(([, { method }]) => method !== "GET"))(
  "lets no page elsewhere use %s with the owner's cookie",
  async (_, { method, path }) => {
    const { site, token } = theirs;
    const headers = { cookie: `edgewise=${token}`, "sec-fetch-site": "cross-site" };
    expect((await ask(method, addressOf(path, site, token), headers)).status).toBe(401);
  },
);

const lesser = ofShops.flatMap(([name, endpoint]) =>
  shopRoles
    .filter((role) => roles.indexOf(role) > roles.indexOf(endpoint.role ?? "viewer"))
    .map((role) => ({ name, role, endpoint })),
);

test.each(lesser)("lets no $role of the shop use $name", async ({ role, endpoint }) => {
  const { site, token } = theirs;
  const guest = await siteOf(env, site).addToken("Owner", site, "Guest", role);
  const headers = { authorization: `Bearer ${guest.token}` };
  const answer = await ask(endpoint.method, addressOf(endpoint.path, site, token), headers);
  expect(answer.status).toBe(403);
});

test.each(lesser.filter(({ role }) => role === "viewer"))(
  "lets the role that $name is for use it",
  async ({ endpoint }) => {
    const { site, token } = await newShop();
    const needed = endpoint.role === "editor" ? "editor" : "owner";
    const holder = await siteOf(env, site).addToken("Owner", site, "Guest", needed);
    const headers = { authorization: `Bearer ${holder.token}` };
    const answer = await ask(endpoint.method, addressOf(endpoint.path, site, token), headers);
    // What it answers is another test's affair; an operator's endpoint stays shut.
    expect(answer.status === 403).toBe(endpoint.role === "operator");
  },
);

test("finds no visitor of another shop, even by the number of its object", async () => {
  const headers = { authorization: `Bearer ${mine.token}` };
  for (const path of [api.readVisitor.path, api.readDecisions.path, api.exportVisitor.path]) {
    const answer = await ask("GET", addressOf(path, mine.site, ""), headers);
    expect(answer.status).toBe(404);
  }
});

test("opens no live socket for another shop", async () => {
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
