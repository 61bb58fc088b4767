import * as v from "valibot";
import { expect, test } from "vitest";
import { pushPayload as schema } from "#protocol/push.ts";
import { MAX_PLAINTEXT_BYTES } from "./encrypt.ts";
import { fitted } from "./fit.ts";
import { pushPayload } from "./payload.ts";

function message(body: string, title = "Noch im Korb") {
  return pushPayload({
    title,
    body,
    lang: "uk",
    url: `https://shop.example/p/42?from=${"x".repeat(700)}`,
    key: "visitor/cart/1/0",
    edge: "https://edge.example",
    token: "t0ken",
  });
}

function readBack(bytes: Uint8Array | null): string {
  return (
    v.parse(schema, JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))).notification
      .body ?? ""
  );
}

test("a message that fits is left as it is", () => {
  const body = "Größe 42 ✓ ".repeat(90);
  expect(readBack(fitted(message(body), MAX_PLAINTEXT_BYTES))).toBe(body);
});

test.each([
  ["Cyrillic", "Ваш кошик чекає на вас. "],
  ["Japanese without spaces", "カートに商品が残っています。"],
  ["emoji", "🛒🏃🎉 "],
  ["quotes that JSON escapes", '"\\" '],
])("a text that is too long in bytes ends early: %s", (_, words) => {
  const whole = words.repeat(Math.floor(2000 / words.length));
  const bytes = fitted(message(whole), MAX_PLAINTEXT_BYTES);
  expect(bytes?.length).toBeLessThanOrEqual(MAX_PLAINTEXT_BYTES);
  const body = readBack(bytes);
  // As long as it can be: another word would be too much.
  expect(bytes?.length).toBeGreaterThan(MAX_PLAINTEXT_BYTES - 120);
  expect(body.endsWith("…")).toBe(true);
  expect(whole.startsWith(body.slice(0, -1))).toBe(true);
  expect(body.isWellFormed()).toBe(true);
});

test("what is too large without its text cannot be sent", () => {
  expect(fitted(message("x", "ß".repeat(2000)), MAX_PLAINTEXT_BYTES)).toBeNull();
});
