import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { journey, page, send, sentBy, wait } from "../test/journeys.ts";
import { batch, DAY, shop, T0 } from "../test/world.ts";
import { visit } from "../visit.ts";

const bar = (position: "top" | "bottom"): Step => ({
  kind: "show",
  variants: [{ id: "only", share: 1, banner: { kind: "bar", title: { "*": position }, position } }],
});

function grouped(id: string, steps: readonly Step[], rest: Partial<Campaign> = {}): Campaign {
  return journey(steps, { id, group: "cart", trigger: { kind: "page" }, ...rest });
}

test("one page begins one campaign of a group, wherever the others would stand", () => {
  const campaigns = [
    grouped("a", [bar("top"), wait(60), send("a")]),
    grouped("b", [bar("bottom"), wait(60), send("b")], { priority: 60 }),
  ];
  const { shows, state, record } = visit(batch(shop({ campaigns }), T0, [page]));
  expect(shows.map(({ campaign }) => campaign)).toEqual(["b"]);
  expect(state?.journeys.map(({ campaign }) => campaign)).toEqual(["b"]);
  expect(record?.candidates).toMatchObject([
    { campaign: "b", fate: "won" },
    { campaign: "a", reason: { code: "other-running", facts: { other: "b" } } },
  ]);
});

test("whoever is held out of it gets no other campaign of its group either", () => {
  const campaigns = [
    grouped("a", [bar("top"), wait(60), send("a")]),
    grouped("b", [bar("bottom"), wait(60), send("b")], { priority: 60, holdout: 0.9 }),
  ];
  const fates = Array.from({ length: 20 }, (_, index) => {
    const { record } = visit({ ...batch(shop({ campaigns }), T0, [page]), visitor: `v${index}` });
    return record?.candidates.map(({ fate }) => fate).join();
  });
  expect(new Set(fates)).toEqual(new Set(["won,stopped", "withheld,stopped"]));
});

test("of a group's campaigns that one thing starts, the most important one begins", () => {
  const trigger = { kind: "abandoned" } as const;
  const campaigns = [
    grouped("a", [send("a")], { trigger, priority: 40 }),
    grouped("b", [send("b")], { trigger, priority: 60 }),
  ];
  expect(sentBy({ campaigns }, DAY).map(([title]) => title)).toEqual(["b"]);
});
