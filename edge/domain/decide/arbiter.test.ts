import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { CandidateRecord } from "#protocol/record.ts";
import { batch, DAY, MINUTE, shop, T0, type World } from "../test/world.ts";
import { visit } from "../visit.ts";

function shows(
  id: string,
  banner: Extract<Campaign["steps"][number], { kind: "show" }>["variants"][number]["banner"],
  rest: Partial<Campaign> = {},
): Campaign {
  return {
    id,
    name: id,
    status: "live",
    trigger: { kind: "page" },
    goal: { kind: "none" },
    priority: 50,
    steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner }] }],
    ...rest,
  };
}

const modal = { kind: "modal", title: { "*": "Look" } } as const;
const bar = { kind: "bar", title: { "*": "Hello" } } as const;
const page = { kind: "page_view" } as const;

function open(world: World, events: Parameters<typeof batch>[2] = [page]) {
  return visit(batch(shop(world), T0, events));
}

function fates(records: readonly CandidateRecord[] | undefined) {
  return Object.fromEntries(
    (records ?? []).map(({ campaign, fate, reason }) => [campaign, reason?.code ?? fate]),
  );
}

test("lets the higher priority win a place and tells the others who won", () => {
  const { record, shows: shown } = open({
    campaigns: [shows("low", modal, { priority: 40 }), shows("high", modal), shows("bar", bar)],
  });
  expect(shown.map(({ campaign, placement }) => [campaign, placement])).toEqual([
    ["bar", "top"],
    ["high", "page"],
  ]);
  expect(fates(record?.candidates)).toEqual({ high: "won", bar: "won", low: "outranked" });
});

test("prefers silence to what is worth less than the disturbance", () => {
  const { record } = open({ campaigns: [shows("faint", modal, { priority: 9 })] });
  expect(fates(record?.candidates)).toEqual({ faint: "silence-is-better" });
});

test("shows the shop's holdout nothing and logs what was withheld", () => {
  const result = open({ campaigns: [shows("a", modal)], settings: { holdout: 0.5 } });
  const others = Array.from({ length: 40 }, (_, index) =>
    visit({
      ...batch(shop({ campaigns: [shows("a", modal)], settings: { holdout: 0.5 } }), T0, [page]),
      visitor: `v${index}`,
    }),
  );
  for (const { shows: shown, record, state } of [result, ...others]) {
    const fate = record?.candidates[0]?.fate;
    expect(fate).toBe(shown.length === 0 ? "withheld" : "won");
    const arms = state?.flush.experiments.map(({ campaign, arm }) => [campaign, arm]);
    expect(arms).toEqual(
      shown.length === 0
        ? [["*", "holdout"]]
        : [
            ["*", "treated"],
            ["a", "a"],
          ],
    );
  }
  expect(new Set(others.map(({ shows: shown }) => shown.length)).size).toBe(2);
});

test("shows the runner-up where the winner is withheld", () => {
  const campaigns = [shows("best", modal, { holdout: 0.9, priority: 90 }), shows("next", modal)];
  const results = Array.from({ length: 20 }, (_, index) =>
    visit({ ...batch(shop({ campaigns }), T0, [page]), visitor: `v${index}` }),
  );
  const withheld = results.find(({ record }) =>
    record?.candidates.some(({ fate }) => fate === "withheld"),
  );
  expect(withheld?.shows.map(({ campaign }) => campaign)).toEqual(["next"]);
  expect(withheld?.state?.flush.experiments.map(({ campaign, arm }) => [campaign, arm])).toEqual([
    ["best", "holdout"],
    ["next", "a"],
  ]);
});

test("shows everybody of a demo what is live", () => {
  const campaigns = [shows("a", modal, { holdout: 0.9 })];
  const world = shop({ campaigns, settings: { holdout: 0.5, everyoneTreated: true } });
  for (let index = 0; index < 20; index++) {
    expect(visit({ ...batch(world, T0, [page]), visitor: `v${index}` }).shows).toHaveLength(1);
  }
});

test("asks for a code, shows it once it is there, and nothing where there is none", () => {
  const offer = {
    source: "pool",
    pool: "p",
    value: { kind: "percent", percent: 5 },
    endsAfterHours: 24,
  } as const;
  const banner = { kind: "modal", title: { "*": "{code}" } } as const;
  const campaigns = [
    shows("offer", banner, {
      steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner, offer }] }],
    }),
    shows("next", modal, { priority: 10.5 }),
  ];
  const input = batch(shop({ campaigns }), T0, [page]);
  const first = visit(input);
  expect(first.wishes).toEqual([
    { key: "offer/a", campaign: "offer", variant: "a", offer, endsAt: T0 + DAY, budget: null },
  ]);
  const given = visit({ ...input, codes: { "offer/a": { code: "FIVE", endsAt: T0 + DAY } } });
  expect(given.wishes).toEqual([]);
  expect(given.shows).toMatchObject([
    { campaign: "offer", drawing: { title: "FIVE", code: "FIVE", endsInMs: DAY } },
  ]);
  const without = visit({ ...input, codes: { "offer/a": null } });
  expect(without.shows.map(({ campaign }) => campaign)).toEqual(["next"]);
  expect(fates(without.record?.candidates)).toEqual({ next: "won", offer: "no-code" });
  const later = visit({ ...input, state: given.state, number: 2, now: T0 + MINUTE });
  expect(later.wishes).toEqual([]);
  expect(later.shows).toMatchObject([{ drawing: { code: "FIVE", endsInMs: DAY - MINUTE } }]);
});

test("gives somebody who leaves one discount in 60 days, none during a sale or below the margin", () => {
  const offer = {
    source: "computed",
    value: { kind: "percent", percent: 10 },
    endsAfterHours: 1,
  } as const;
  const exits = (id: string) =>
    shows(id, modal, {
      trigger: { kind: "exit-intent" },
      steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner: modal, offer }] }],
    });
  const leaves = [page, { kind: "exit_intent", by: "mouse" }] as const;
  const codes = { "one/a": { code: "X", endsAt: T0 + 60 * MINUTE } };
  const input = { ...batch(shop({ campaigns: [exits("one")] }), T0, leaves), codes };
  const first = visit(input);
  expect(first.shows).toHaveLength(1);
  const again = visit({
    ...batch(shop({ campaigns: [exits("two")] }), T0 + 59 * DAY, leaves),
    state: first.state,
    number: 2,
  });
  expect(fates(again.record?.candidates)).toEqual({ two: "discount-lately" });
  const sale = open({ campaigns: [exits("one")], settings: { sitewideSale: true } }, leaves);
  expect(fates(sale.record?.candidates)).toEqual({ one: "sitewide-sale" });
});

test("withholds one campaign per place from the shop's holdout, as one would have been shown", () => {
  const campaigns = [shows("a", modal), shows("b", modal)];
  const settings = { holdout: 0.5 };
  const decided = Array.from({ length: 20 }, (_, index) =>
    visit({ ...batch(shop({ campaigns, settings }), T0, [page]), visitor: `v${index}` }),
  );
  const heldOut = decided.filter(({ shows: shown }) => shown.length === 0);
  expect(heldOut.length).toBeGreaterThan(0);
  for (const { record } of heldOut) {
    expect(fates(record?.candidates)).toEqual({ a: "shop-holdout", b: "outranked" });
  }
});

test("asks for consent before it asks who is there, and shows a program nothing", () => {
  const campaigns = [shows("a", modal)];
  const known = open({ campaigns }).state;
  const later = { ...batch(shop({ campaigns }), T0 + DAY, [page]), state: known, number: 2 };
  const tool = visit({ ...later, request: { bot: true } });
  expect(tool.shows).toEqual([]);
  expect(tool.record?.candidates).toMatchObject([{ reason: { step: "bot", code: "bot" } }]);
  expect(tool.state).toEqual({ ...known, marks: tool.state?.marks });
  const consent = { analytics: true, personalisation: false, push: false };
  const without = visit({ ...later, consent, request: { bot: true } });
  expect(without.record?.candidates).toMatchObject([{ reason: { step: "consent" } }]);
});
