import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { censusOf, sendOf } from "../namespaces.ts";
import { further, nextPageAt, planned, type Progress } from "../objects/campaign-send/progress.ts";
import { Visitor } from "../objects/visitor.ts";
import { flush, newShop, object } from "./support/census.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("who cannot be told is told again after a pause, and nobody is passed over", async () => {
  const { site } = await newShop();
  for (const name of ["ada", "bo", "cy"])
    await censusOf(env, site, 0).flush(
      object(name),
      flush(1, {}, { roster: { reachable: true } }),
      [],
    );
  const told = vi.spyOn(Visitor.prototype, "happened").mockResolvedValue();
  told.mockRejectedValueOnce(new Error("Durable Object is overloaded."));
  const send = sendOf(env, site, "all");
  await send.start(site, { kind: "collective", campaign: "all" }, true, { perMinute: 60_000 });
  await vi.waitFor(async () => expect((await send.read())?.looked).toBe(3), 5000);
  expect(await send.read()).toMatchObject({ status: "running", told: 2, failed: 0 });
  await vi.waitFor(async () => expect((await send.read())?.status).toBe("done"), 10_000);
  expect(await send.read()).toMatchObject({ looked: 3, told: 3, failed: 0 });
  expect(told).toHaveBeenCalledTimes(4);
}, 20_000);

const NOW = 1_800_000_000_000;
const news = { kind: "collective", campaign: "all" } as const;

test("the pauses grow, others wait meanwhile, and after six tries the send goes on without them", () => {
  let progress: Progress = planned("demo", news, true, { perMinute: 60_000 }, 200, NOW);
  const page = { looked: 200, last: "v-200", told: 198, failed: ["v-7", "v-9"] };
  progress = further(progress, page, NOW);
  const pauses: number[] = [];
  for (let tries = 1; progress.again; tries++) {
    expect(progress.again.visitors).toEqual(["v-7", "v-9"]);
    const from = nextPageAt(progress);
    pauses.push(from - NOW);
    const outcome = { looked: 0, last: undefined, told: 0, failed: ["v-7", "v-9"] };
    progress = further(progress, outcome, NOW);
    if (tries > 10) throw new Error("It never gives up");
  }
  expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000]);
  expect(progress).toMatchObject({ looked: 200, told: 198, failed: 2, after: "v-200" });
});

test("who was reached at the second try counts as told", () => {
  const begun = planned("demo", news, true, { perMinute: 60_000 }, 2, NOW);
  const first = further(begun, { looked: 2, last: "b", told: 1, failed: ["a"] }, NOW);
  const second = further(first, { looked: 0, last: undefined, told: 1, failed: [] }, NOW);
  expect(second).toMatchObject({ looked: 2, told: 2, failed: 0 });
  expect(second.again).toBe(undefined);
});
