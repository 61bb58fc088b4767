import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Settings } from "#protocol/site.ts";
import type { AuditView, SiteView } from "#protocol/views.ts";
import { siteOf } from "../namespaces.ts";
import { Access } from "../objects/site/access.ts";
import { call, openShop, type TestShop } from "./support/shop.ts";

async function audit({ site, token }: TestShop, language: string): Promise<readonly AuditView[]> {
  const answer = await exports.default.fetch(`https://edge.example/v1/admin/sites/${site}/audit`, {
    headers: { authorization: `Bearer ${token}`, "accept-language": language },
  });
  return answer.json();
}

const persona = {
  id: "runner",
  name: "Runner",
  evidence: [{ kind: "tag", tag: "run", weight: 1 }],
};
const campaign = {
  id: "bar",
  name: "A bar",
  status: "draft",
  trigger: { kind: "landing" },
  goal: { kind: "none" },
  priority: 1,
  steps: [{ kind: "wait", wait: { until: "elapsed", seconds: 1 } }],
};

test("every change is listed with its kind, what it was about and who made it, in the reader's language", async () => {
  const shop = await openShop();
  const { settings } = await call<SiteView>(shop, "GET", "");
  const changed: Settings = { ...settings, name: "Renamed", stopEverything: true };
  await call(shop, "PUT", "/settings", changed);
  await call(shop, "PUT", "/personas", [persona]);
  await call(shop, "PUT", "/campaigns/bar", campaign);
  await call(shop, "DELETE", "/campaigns/bar");
  const { id } = await call<{ id: string }>(shop, "POST", "/tokens", {
    name: "Anna",
    role: "editor",
  });
  await call(shop, "DELETE", `/tokens/${id}`);
  await call(shop, "POST", "/codes/spring", { codes: ["A", "B"] });
  await call(shop, "PUT", "/orders/shopify", { secret: "long-enough" });
  await call(shop, "PUT", "/catalogue/ids", { byHand: { old: "new" } });
  await call(shop, "POST", "/push-key", {});
  const list = await audit(shop, "de");
  expect(list.map(({ kind, subject }) => [kind, subject]).toReversed()).toEqual([
    ["shop-created", "Test shop"],
    ["settings", "Name des Shops, Alles anhalten"],
    ["personas", "Runner"],
    ["campaign-draft", "A bar"],
    ["campaign-deleted", "A bar"],
    ["token-editor", "Anna"],
    ["token-revoked", "Anna"],
    ["codes", "spring (+2)"],
    ["order-secret", "shopify"],
    ["ids", "old"],
    ["push-key", "Push-Schlüssel"],
  ]);
  expect(list.at(-2)).toMatchObject({
    who: "Owner",
    at: expect.any(Number),
    what: "Einstellungen geändert: Name des Shops, Alles anhalten",
  });
  expect((await audit(shop, "pl")).at(-1)?.what).toBe("Utworzono sklep: Test shop");
});

test("what is saved as it was is no change", async () => {
  const shop = await openShop();
  const { settings } = await call<SiteView>(shop, "GET", "");
  await call(shop, "PUT", "/settings", settings);
  await call(shop, "PUT", "/personas", []);
  await call(shop, "PUT", "/feed", null);
  expect(await audit(shop, "en")).toHaveLength(1);
});

test("what Edgewise learns by the hour displaces nobody's changes, and neither list grows for ever", async () => {
  const shop = await openShop();
  await runInDurableObject(siteOf(env, shop.site), (_, { storage }) => {
    const access = new Access(storage.sql);
    for (let hour = 0; hour < 300; hour++)
      access.note(Date.now(), "Edgewise", { kind: "learnt", subjects: [] });
    const kept = [...storage.sql.exec("SELECT id FROM audit")];
    expect(kept).toHaveLength(51);
  });
  const quiet = await audit(shop, "en");
  expect(quiet.at(-1)?.kind).toBe("shop-created");
  await runInDurableObject(siteOf(env, shop.site), (_, { storage }) => {
    const access = new Access(storage.sql);
    for (let change = 0; change < 300; change++)
      access.note(Date.now(), "Anna", { kind: "codes", subjects: [`pool-${change}`] });
  });
  const list = await audit(shop, "en");
  expect(list.filter(({ kind }) => kind === "learnt")).toHaveLength(50);
  expect(list.filter(({ who }) => who === "Anna")).toHaveLength(200);
  expect(list[0]?.subject).toBe("pool-299");
});
