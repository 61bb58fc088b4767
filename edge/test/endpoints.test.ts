import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { api, LIVE_PATH } from "#protocol/api.ts";
import { publicEndpoints } from "#protocol/endpoints/public.ts";
import app from "../worker.ts";

function names(all: readonly { readonly method: string; readonly path: string }[]) {
  return new Set(all.map(({ method, path }) => `${method} ${path}`));
}

test("every endpoint is on a list, and every one on a list is there", () => {
  const listed = [
    ...Object.values(api),
    ...Object.values(publicEndpoints),
    { method: "GET", path: LIVE_PATH },
  ];
  expect(names(app.routes)).toEqual(names(listed));
});

test("a tag of an earlier deployment hears that its parts are gone, from any shop", async () => {
  const answer = await exports.default.fetch("https://edge.example/p/consent.01d.js", {
    headers: { Origin: "https://shop.example" },
  });
  expect(answer.status).toBe(404);
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
});
