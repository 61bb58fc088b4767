import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as v from "valibot";
import { api } from "#protocol/api.ts";
import { batch } from "#protocol/batch.ts";
import { couponCheck } from "#protocol/coupon.ts";
import type { RefusalBody } from "#protocol/error.ts";
import { trackerEvent } from "#protocol/event.ts";
import * as orders from "#protocol/order.ts";
import { pushReports } from "#protocol/push.ts";
import { told } from "#protocol/told.ts";
import { en } from "../domain/refusal/words/en.ts";
import { complaintsOf } from "../routes/complaints.ts";
import { openShop, type TestShop } from "./support/shop.ts";

const EDGE = "https://edge.example";

async function refused(
  { site, token }: TestShop,
  [method, path, body]: readonly [method: string, path: string, body: unknown],
  language?: string,
): Promise<RefusalBody> {
  const answer = await exports.default.fetch(`${EDGE}/v1/admin/sites/${site}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(language !== undefined && { "accept-language": language }),
    },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(false);
  return answer.json();
}

const settings = { name: "", origins: ["shop"], timeZone: "Mars", markets: [] };
const campaign = { id: "c", name: "C", status: "draft", trigger: { kind: "exit-intent" } };

test.each([
  [
    "a token for nobody",
    ["POST", "/tokens", { name: " ", role: "editor" }],
    "Für wen: ",
    "Dla kogo: ",
  ],
  ["a role that is none", ["POST", "/tokens", { name: "Anna", role: "boss" }], "Rolle: ", "Rola: "],
  [
    "a feed without its whole address",
    ["PUT", "/feed", { url: "shop.example/feed" }],
    "Adresse des Feeds: ",
    "Adres feedu: ",
  ],
  [
    "a webhook's secret that is too short",
    ["PUT", "/orders/shopify", { secret: "abc" }],
    "Webhook-Geheimnis: ",
    "Sekret webhooka: ",
  ],
  [
    "an order source that is none",
    ["PUT", "/orders/magento", { secret: "abcdefghij" }],
    "Nehmen Sie shopify",
    "Użyj shopify",
  ],
  ["settings without a name", ["PUT", "/settings", settings], "Name des Shops: ", "Nazwa sklepu: "],
  ["a campaign without a goal", ["PUT", "/campaigns/c", campaign], "Ziel: ", "Cel: "],
  [
    "personas that nothing speaks for",
    ["PUT", "/personas", [{ id: "a", name: "A", evidence: [] }]],
    "Persona 1, Was dafür spricht: ",
    "Persona 1, Co za tym przemawia: ",
  ],
  ["a group without a condition", ["POST", "/reach", { audience: { all: [] } }], "Wer: ", "Kto: "],
] as const)("%s is refused in the reader's language", async (_, request, german, polish) => {
  const shop = await openShop();
  const [english, inGerman, inPolish] = await Promise.all(
    [undefined, "de-AT,de;q=0.9,en;q=0.8", "fr, pl;q=0.5"].map((tag) =>
      refused(shop, request, tag),
    ),
  );
  expect(inGerman?.problems?.[0]?.sentence).toContain(german);
  expect(inPolish?.problems?.[0]?.sentence).toContain(polish);
  expect(english?.sentence).toBe(en.errors["bad-request"]);
  expect(new Set([english, inGerman, inPolish].map((body) => body?.sentence)).size).toBe(3);
});

test("who is not signed in, and what is not there, is said in the reader's language too", async () => {
  const headers = { "accept-language": "de" };
  const strange = await exports.default.fetch(`${EDGE}/v1/admin/session`, { headers });
  expect(await strange.json()).toMatchObject({
    sentence: expect.stringContaining("Melden Sie sich an"),
  });
  const nowhere = await exports.default.fetch(`${EDGE}/nowhere`, { headers });
  expect(await nowhere.json()).toMatchObject({ sentence: expect.stringContaining("Adresse") });
});

/** Every check and every type in a schema, however deep. */
function partsOf(schema: unknown, seen = new Set<unknown>()): readonly object[] {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const getter: unknown = Reflect.get(schema, "getter");
  const inner = [...Object.values(schema), typeof getter === "function" ? getter() : null];
  return [schema, ...inner.flatMap((part) => partsOf(part, seen))];
}

test("whatever a schema may find wrong has words of its own, in every language", () => {
  const schemas = [
    Object.values(api).map(({ request }) => request),
    Object.values(orders),
    [batch, trackerEvent, told, couponCheck, pushReports],
  ];
  const wordless = partsOf(schemas).filter((part) => {
    const { kind, type, message }: { kind?: unknown; type?: unknown; message?: unknown } = part;
    if (typeof message === "string") return !Object.hasOwn(en.complaints, message);
    if (kind !== "validation" || typeof type !== "string") return false;
    const issue = {
      kind: "validation" as const,
      type,
      input: "",
      message: "",
      requirement: 1,
      expected: null,
      received: "",
    };
    const [complaint] = complaintsOf([issue]);
    return complaint?.code === "shape";
  });
  expect(wordless).toEqual([]);
});

test("a field that is missing or of another kind is told with the cure", () => {
  const { issues = [] } = v.safeParse(api.putSettings.request, { name: 3, origins: "a" });
  expect(complaintsOf(issues, "putSettings")).toMatchObject([
    { field: "name", code: "text" },
    { field: "origins", code: "list" },
    { field: "timeZone", code: "missing" },
    { field: "markets", code: "missing" },
  ]);
});
