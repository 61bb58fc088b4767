import * as v from "valibot";
import { expect, test } from "vitest";
import { settings } from "../site.ts";
import { banner } from "./banners.ts";

const bar = (title: string, url = "/x") => ({
  kind: "bar",
  title: { "*": title },
  button: { label: { "*": "Go" }, url },
});
const complaints = (value: unknown) =>
  v.safeParse(banner, value).issues?.map((issue) => [v.getDotPath(issue), issue.type]) ?? [];

test.each([
  ["markup", "<img src=x onerror=alert(1)><script>alert(1)</script>"],
  ["a style sheet's end", "}</style><style>*{display:none}"],
  ["CSS escapes", "\\3c script\\3e  \\75rl(javascript:1)"],
  ["emoji of many code points", "👩‍👩‍👧‍👦🏳️‍🌈".repeat(50)],
  ["text that turns around", "\u202Egnirts\u202C \u2066x\u2069"],
])("%s is text like any other", (_, title) => {
  expect(complaints(bar(title))).toEqual([]);
});

test("a megabyte is refused", () => {
  expect(complaints(bar("a".repeat(1_000_000)))).toEqual([["title.*", "max_length"]]);
  expect(complaints(bar("a", `/${"a".repeat(1_000_000)}`))).toEqual([["button.url", "max_length"]]);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "//evil.example/x",
  "/\\evil.example",
  "https://shop.example\\@evil.example",
  "blob:https://shop.example/1",
])("no click leads to %s", (url) => {
  expect(complaints(bar("Words", url))).toEqual([["button.url", "regex"]]);
});

test.each([
  ["font", { font: "x;}*{display:none}" }],
  ["font", { font: "url(https://evil.example/x)" }],
  ["font", { font: "\\75 rl(x)" }],
  ["accent", { accent: "red;background:url(//evil.example)" }],
])("a shop's %s cannot end the declaration it stands in: %o", (_, theme) => {
  const shop = {
    name: "Shop",
    origins: ["https://shop.example"],
    timeZone: "Europe/Berlin",
    markets: [{ id: "de", locale: "de", currency: "EUR", pricesIncludeTax: true }],
  };
  expect(v.safeParse(settings, shop).success).toBe(true);
  expect(v.safeParse(settings, { ...shop, theme }).success).toBe(false);
});
