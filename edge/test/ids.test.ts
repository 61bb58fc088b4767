import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { isSite, isVisitor, newSiteId, visitorOfTab } from "../tokens/ids.ts";

const TAB = "abcdefghijklmnopqrstuv";

test("gives the same tab of the same shop the same visitor", async () => {
  expect(await visitorOfTab(env, "one", TAB)).toBe(await visitorOfTab(env, "one", TAB));
  expect(await visitorOfTab(env, "one", TAB)).not.toBe(await visitorOfTab(env, "two", TAB));
});

test("knows its own visitor ids, for their shop only", async () => {
  const id = await visitorOfTab(env, "one", TAB);
  expect(await isVisitor(env, "one", id)).toBe(true);
  expect(await isVisitor(env, "two", id)).toBe(false);
  expect(await isVisitor(env, "one", `${id.slice(0, -1)}x`)).toBe(id.endsWith("x"));
  expect(await isVisitor(env, "one", "")).toBe(false);
});

test("knows its own shop ids, and where they must stay", async () => {
  const anywhere = await newSiteId(env);
  const european = await newSiteId(env, "eu");
  expect(await isSite(env, anywhere)).toBe(true);
  expect(await isSite(env, european)).toBe(true);
  expect(european).toMatch(/-eu$/);
  expect(await isSite(env, "a".repeat(14))).toBe(false);
  // Nobody makes one that must stay of one that need not, or the reverse.
  expect(await isSite(env, `${anywhere}-eu`)).toBe(false);
  expect(await isSite(env, european.slice(0, -3))).toBe(false);
});
