import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { siteOf } from "../namespaces.ts";
import { Site } from "../objects/site.ts";
import { freshView, viewOf } from "../published/view.ts";
import { call, openShop } from "./support/shop.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const background = (work: Promise<unknown>) => void work;

test("a view that was asked for earlier and comes later does not bring back what has been stopped since", async () => {
  const { site, ...shop } = await openShop();
  const { promise: slow, resolve: release } = Promise.withResolvers<void>();
  const then = await siteOf(env, site).versions();
  // Between objects any answer may take its time.
  const object: { versions(): unknown } = Site.prototype;
  vi.spyOn(object, "versions").mockImplementationOnce(() => slow.then(() => then));
  const early = freshView(env, site, background);
  const settings = await siteOf(env, site).settings();
  await call({ site, ...shop }, "PUT", "/settings", { ...settings, stopEverything: true });
  const late = await freshView(env, site, background);
  expect(late?.snapshot.settings.stopEverything).toBe(true);
  release();
  await early;
  const view = await viewOf(env, site, background);
  expect(view?.snapshot.version).toBe(late?.snapshot.version);
});
