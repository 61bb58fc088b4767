import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { Answer } from "#protocol/decision.ts";
import type { DecisionView } from "#protocol/views.ts";
import { siteOf } from "../namespaces.ts";
import { newShop } from "./support/census.ts";

const SHOP = "https://shop.example";
const TAB = "tab-of-somebody-0000000001";
const PERSON = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0";
let site: string;
let token: string;

beforeAll(async () => {
  ({ site, token } = await newShop({ everyoneTreated: true }));
  await siteOf(env, site).putCampaign("somebody", {
    id: "hello",
    name: "Hello",
    status: "live",
    trigger: { kind: "cart-changed" },
    goal: { kind: "none" },
    priority: 10,
    steps: [
      {
        kind: "show",
        variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
      },
    ],
  });
});

async function report(agent: string, number: number, visitor?: string): Promise<Answer> {
  const response = await exports.default.fetch("https://edge.example/v1/visit", {
    method: "POST",
    headers: { Origin: SHOP, "User-Agent": agent },
    body: JSON.stringify({
      protocolVersion: 1,
      site,
      ...(visitor !== undefined && { visitor }),
      tab: TAB,
      number,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/" },
      events: [{ kind: "cart_add", agoMs: 0, item: { id: `p${number}` }, quantity: 1 }],
    }),
  });
  return response.json();
}

async function admin<T>(path: string): Promise<T> {
  const response = await exports.default.fetch(
    `https://edge.example/v1/admin/sites/${site}/visitors/${path}`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  return response.json();
}

test("a robot gets an answer and no object", async () => {
  expect(await report("Googlebot/2.1", 1)).toEqual({ protocolVersion: 1, shows: [] });
});

test("a program in a known visitor's browser is shown nothing, counts for nothing, and the log says why", async () => {
  const first = await report(PERSON, 1);
  expect(first.shows).toHaveLength(1);
  const tool = await report(`${PERSON} Chrome-Lighthouse`, 2, first.visitor);
  expect(tool).toEqual({ protocolVersion: 1, shows: [] });

  const id = env.VISITOR.idFromName(`${site}/${first.visitor}`).toString();
  const [newest] = await admin<readonly DecisionView[]>(`${id}/decisions`);
  expect(newest?.lines).toEqual(["Hello: a program opened this page, not the visitor."]);
  expect(await admin(id)).toMatchObject({ cart: [{ id: "p1" }] });
  expect(await admin(`${id}/replay`)).toMatchObject({ compared: 2, differing: [] });
});
