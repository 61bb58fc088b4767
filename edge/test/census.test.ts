import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Flush } from "#protocol/counts.ts";
import { censusOf } from "../namespaces.ts";

const NOW = 1_800_000_000_000;
const object = (name: string) => env.VISITOR.idFromName(name).toString();

function flush(number: number, counts: Record<string, number>, source = "live"): Flush {
  return {
    number,
    tallies: [{ source, at: NOW, counts }],
    roster: {
      seenAt: NOW + number,
      reachable: false,
      locale: "en",
      persona: null,
      stage: "none",
      cartValue: 0,
      currency: "EUR",
      watched: [],
    },
    sequences: [],
    experiments: [],
  };
}

const total = async (shop: string) => {
  const buckets = await censusOf(env, shop, 0).buckets(NOW - 60_000, NOW + 60_000, "hour");
  return buckets[0]?.counts ?? {};
};

describe("census", () => {
  test("counts a repeated flush once", async () => {
    const census = censusOf(env, "repeats", 0);
    await census.flush(object("a"), flush(1, { visit: 1 }), []);
    await census.flush(object("a"), flush(1, { visit: 1 }), []);
    await census.flush(object("a"), flush(2, { visit: 1 }), []);
    await census.flush(object("a"), flush(1, { visit: 1 }), []);
    expect(await total("repeats")).toEqual({ visit: 2 });
  });

  test("knows repeats after a restart", async () => {
    await censusOf(env, "restarts", 0).flush(object("a"), flush(1, { visit: 1 }), []);
    await abortAllDurableObjects();
    await censusOf(env, "restarts", 0).flush(object("a"), flush(1, { visit: 1 }), []);
    expect(await total("restarts")).toEqual({ visit: 1 });
  });

  test("keeps each import apart, by its own name", async () => {
    const census = censusOf(env, "imports", 0);
    await census.flush(object("a"), flush(1, { "event/product_view": 3 }, "file-one"), []);
    await census.flush(object("b"), flush(1, { "event/product_view": 4 }, "file-one"), []);
    await census.flush(object("b"), flush(2, { "event/product_view": 9 }, "file-two"), []);
    expect(await census.import("file-one")).toEqual({ "event/product_view": 7 });
    expect(await census.import("file-two")).toEqual({ "event/product_view": 9 });
  });

  test("lists visitors, the latest first, and forgets the erased", async () => {
    const census = censusOf(env, "roster", 0);
    await census.flush(object("a"), flush(1, {}), []);
    await census.flush(object("b"), flush(2, {}), []);
    expect(
      (await census.roster(Number.MAX_SAFE_INTEGER, 10)).map(({ visitor }) => visitor),
    ).toEqual([object("b"), object("a")]);
    await census.forget(object("b"));
    expect(await census.roster(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  });
});
