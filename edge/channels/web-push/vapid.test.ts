import { expect, test } from "vitest";
import { fromBase64Url, utf8 } from "./bytes.ts";
import { makeVapidKeys, vapidHeader } from "./vapid.ts";

const NOW = Date.UTC(2026, 0, 1);

async function verified(header: string, publicKey: string): Promise<boolean> {
  const [, token = ""] = /^vapid t=([^,]+), k=/.exec(header) ?? [];
  const [head, claims, signature = ""] = token.split(".");
  const how = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", fromBase64Url(publicKey), how, false, [
    "verify",
  ]);
  return crypto.subtle.verify(how, key, fromBase64Url(signature), utf8(`${head}.${claims}`));
}

function claimsOf(header: string): unknown {
  const [, claims = ""] = header.split(".");
  return JSON.parse(new TextDecoder().decode(fromBase64Url(claims)));
}

test("a fresh key signs what its public half verifies, and no other", async () => {
  const keys = await makeVapidKeys();
  const header = await vapidHeader(keys, "https://push.example", "mailto:a@shop.example", NOW);
  expect(await verified(header, keys.publicKey)).toBe(true);
  expect(await verified(header, (await makeVapidKeys()).publicKey)).toBe(false);
});

test("the token names the push service, the shop's contact and an end within 24 hours", async () => {
  const keys = await makeVapidKeys();
  const header = await vapidHeader(keys, "https://push.example", "mailto:a@shop.example", NOW);
  expect(claimsOf(header)).toEqual({
    aud: "https://push.example",
    exp: NOW / 1000 + 12 * 3600,
    sub: "mailto:a@shop.example",
  });
  expect(header.endsWith(`, k=${keys.publicKey}`)).toBe(true);
});

test("browsers can subscribe with the public key: 65 bytes, uncompressed", async () => {
  const point = fromBase64Url((await makeVapidKeys()).publicKey);
  expect(point).toHaveLength(65);
  expect(point[0]).toBe(4);
});
