import * as v from "valibot";
import { expect, test } from "vitest";
import { pushPayload as schema } from "#protocol/push.ts";
import { pushPayload, type PushMessage } from "./payload.ts";

const message: PushMessage = {
  title: "Noch im Korb",
  body: "Größe 42 ✓",
  lang: "de",
  url: "https://shop.example/p/42?color=red#sizes",
  tag: "cart",
  actions: [{ action: "later", title: "Später", navigate: "https://shop.example/later" }],
  key: "visitor/cart/1/0",
  edge: "https://edge.example",
  token: "t0ken",
};

test("is a Declarative Web Push document and fits the contract with our push worker", () => {
  const payload = pushPayload(message);
  expect(v.parse(schema, payload)).toEqual(payload);
  expect(payload.web_push).toBe(8030);
});

test("every way to click carries the message's key, last", () => {
  const { notification } = pushPayload(message);
  expect(notification.navigate).toBe(
    "https://shop.example/p/42?color=red&ew_click=visitor%2Fcart%2F1%2F0#sizes",
  );
  expect(notification.actions?.[0]?.navigate).toBe(
    "https://shop.example/later?ew_click=visitor%2Fcart%2F1%2F0",
  );
});

test("a key that an address already has is replaced", () => {
  const { notification } = pushPayload({
    ...message,
    url: "https://shop.example/?ew_click=old&a=1",
  });
  expect(notification.navigate).toBe("https://shop.example/?a=1&ew_click=visitor%2Fcart%2F1%2F0");
});
