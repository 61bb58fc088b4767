import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { journey, page, send, sentBy, wait } from "../test/journeys.ts";
import { merged } from "../identity/merged.ts";
import { batch, DAY, HOUR, shop, T0, type Told } from "../test/world.ts";
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

test("and so it is when two things start them at once", () => {
  const campaigns = [
    grouped("a", [wait(60), send("a")], { priority: 40 }),
    grouped("b", [wait(60), send("b")], { priority: 60, trigger: { kind: "cart-changed" } }),
  ];
  expect(sentBy({ campaigns }, DAY).map(([title]) => title)).toEqual(["b"]);
});

test("of two journeys of one group the first goes on", () => {
  const [a, b] = (["wish", "sign-up"] as const).map((kind) =>
    journey([wait(86_400), send(kind)], { id: kind, group: "welcome", trigger: { kind } }),
  );
  if (!a || !b) throw new Error("two campaigns");
  const around = shop({ campaigns: [a, b] });
  const wished: Told = { kind: "wish_add", item: { id: "fast" } };
  const phone = visit(batch(around, T0, [wished])).state;
  const laptop = visit({
    ...batch(around, T0 + HOUR, [{ kind: "sign_up" }]),
    visitor: "laptop-of-the-tests-12",
  }).state;
  if (!phone || !laptop) throw new Error("Consent was given.");
  for (const [one, other] of [
    [phone, laptop],
    [laptop, phone],
  ] as const) {
    const person = merged(one, other, { ...around, now: T0 + 9 * DAY, devices: new Set() });
    expect(person.journeys.map(({ campaign }) => campaign)).toEqual(["wish"]);
  }
});
