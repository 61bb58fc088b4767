import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { censusOf, sendOf } from "../namespaces.ts";
import { Site } from "../objects/site.ts";
import { Visitor } from "../objects/visitor.ts";
import { flush, newShop, object } from "./support/census.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a send that is begun anew is not ended by what was still under way of the one that was stopped", async () => {
  const { site } = await newShop();
  for (const name of ["ada", "bo"])
    await censusOf(env, site, 0).flush(
      object(name),
      flush(1, {}, { roster: { reachable: true } }),
      [],
    );
  const { promise: slow, resolve: release } = Promise.withResolvers<void>();
  const told = vi.spyOn(Visitor.prototype, "happened").mockImplementation(() => slow);
  const send = sendOf(env, site, "all");
  const news = { kind: "collective", campaign: "all" } as const;
  await send.start(site, news, true, { perMinute: 60_000 });
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), 5000);
  await send.stop();
  await send.start(site, news, true, { perMinute: 60_000, at: Date.now() + 3_600_000 });
  expect(await send.read()).toMatchObject({ status: "scheduled", looked: 0, told: 0 });
  release();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await send.read()).toMatchObject({ status: "scheduled", looked: 0, told: 0 });
}, 20_000);

test("a stop that comes between two parts of the census ends the send", async () => {
  const { site } = await newShop();
  const reachable = { roster: { reachable: true } };
  await censusOf(env, site, 0).flush(object("ada"), flush(1, {}, reachable), []);
  await censusOf(env, site, 1).flush(object("bo"), flush(1, {}, reachable), []);
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  // @ts-expect-error -- Between objects an answer takes its time.
  const shards = vi.spyOn(Site.prototype, "shards").mockImplementation(async () => {
    // The first one counts who there is.
    if (shards.mock.calls.length > 1) await answered;
    return 2;
  });
  const told = vi.spyOn(Visitor.prototype, "happened").mockResolvedValue();
  const send = sendOf(env, site, "all");
  await send.start(site, { kind: "collective", campaign: "all" }, true, { perMinute: 60_000 });
  await vi.waitFor(() => expect(shards).toHaveBeenCalledTimes(2), 5000);
  await send.stop();
  answer();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await send.read()).toMatchObject({ status: "stopped" });
  expect(told).toHaveBeenCalledTimes(1);
}, 20_000);
