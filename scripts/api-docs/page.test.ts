import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiDocs } from "./page.ts";

test("docs/API.md says what the schemas say", () => {
  expect(readFileSync("docs/API.md", "utf8")).toBe(apiDocs());
});
