import { expect, test } from "vitest";
import { workerFile } from "./worker-file.ts";

const edge = "https://edge.example";

test.each([
  ["the line that Set-up gives", `importScripts("https://edge.example/sw.js");`, "right"],
  [
    "beside scripts of the shop's own",
    `importScripts('/own.js', 'https://edge.example/sw.js')`,
    "right",
  ],
  ["the line of another edge", `importScripts("https://old.example/sw.js");`, "other-edge"],
  ["a line that is commented out", `// importScripts("https://edge.example/sw.js");`, "not-ours"],
  ["a page that says there is no such file", "<!doctype html><h1>Not found</h1>", "not-ours"],
  ["an empty file", "", "not-ours"],
])("tells %s", (_, text, outcome) => {
  expect(workerFile(text, edge)).toBe(outcome);
});
