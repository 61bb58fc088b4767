import { expect, test } from "vitest";
import { batch, MINUTE, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { understand } from "../persona/understand.ts";
import { momentOf } from "../moment.ts";
import type { FactName, FactValue } from "#protocol/catalog/facts.ts";
import type { Ask } from "./holds.ts";

const world = shop({ campaigns: [] });

function askAfter(events: readonly Told[], page: Parameters<typeof batch>[3] = {}, later = 0): Ask {
  const { state } = visit(batch(world, T0, events, page));
  if (!state) throw new Error("Consent was given.");
  const now = T0 + later;
  const { understanding } = understand(state, world.snapshot, world.catalogue, now);
  return momentOf(state, { ...world, now }, understanding, null).ask;
}

const looked = (id: string, engagedMs: number): readonly Told[] => [
  { kind: "product_view", item: { id } },
  { kind: "dwell", subject: "product", id, engagedMs },
];

test.each<[string, readonly Told[], FactName, FactValue]>([
  [
    "the category looked at longest, not the one looked at most",
    [...looked("gel", 5000), ...looked("socks", 4000), ...looked("fast", 60_000)],
    "top-category",
    "marathon",
  ],
  [
    "how far down the deepest page was read",
    [
      { kind: "dwell", subject: "page", id: "/a", engagedMs: 9000, scroll: 0.4 },
      { kind: "dwell", subject: "page", id: "/b", engagedMs: 9000, scroll: 0.9 },
      { kind: "dwell", subject: "page", id: "/c", engagedMs: 9000, scroll: 0.1 },
    ],
    "scroll-depth",
    0.9,
  ],
  [
    "that a page has told of a loyalty card",
    [{ kind: "preference", name: "loyalty-card", value: true }],
    "loyalty-card",
    true,
  ],
  ["that nobody has", [{ kind: "search", query: "shoe" }], "loyalty-card", false],
])("know %s", (_, events, fact, expected) => {
  expect(askAfter(events)(fact)).toBe(expected);
});

test("know the parameters of the link that somebody came by, all three or none", () => {
  const looks: readonly Told[] = [{ kind: "search", query: "shoe" }];
  const ask = askAfter(looks, { source: "newsletter", medium: "email", campaign: "spring" });
  expect([ask("source"), ask("utm-source"), ask("utm-medium"), ask("utm-campaign")]).toEqual([
    "mail",
    "newsletter",
    "email",
    "spring",
  ]);
  const { state } = visit(batch(world, T0, looks, { source: "newsletter", medium: "email" }));
  const next = visit({ ...batch(world, T0 + MINUTE, looks), state, number: 2 }).state;
  expect(next?.profile.utm).toEqual({ source: "newsletter", medium: "email" });
  const ad = batch(world, T0 + MINUTE, looks, { source: "ads" });
  expect(visit({ ...ad, state: next, number: 3 }).state?.profile.utm).toEqual({ source: "ads" });
});

test("know for how long the next stage has been missing", () => {
  const paying: readonly Told[] = [
    { kind: "cart_add", item: { id: "fast" }, quantity: 1 },
    { kind: "checkout_stage", stage: "payment" },
  ];
  const ask = askAfter(paying, {}, 12 * MINUTE);
  expect([ask("stage"), ask("minutes-at-stage")]).toEqual(["payment", 12]);
  expect(askAfter([{ kind: "search", query: "shoe" }])("minutes-at-stage")).toBeUndefined();
});

test("know the members of a set once each, and which were seen in the last days", () => {
  const DAY = 24 * 60 * MINUTE;
  const { state } = visit(batch(world, T0, [...looked("gel", 1), ...looked("fast", 1)]));
  const again = { ...batch(world, T0 + 10 * DAY, looked("fast", 1)), state, number: 2 };
  const { state: after } = visit(again);
  if (!after) throw new Error("Consent was given.");
  const now = T0 + 11 * DAY;
  const { understanding } = understand(after, world.snapshot, world.catalogue, now);
  const { ask } = momentOf(after, { ...world, now }, understanding, null);
  expect(ask("viewed-products")).toEqual(["gel", "fast"]);
  expect(ask("viewed-products", 1)).toEqual(["fast"]);
  expect(ask("viewed-products", 30)).toEqual(["gel", "fast"]);
  // When a campaign was seen is not kept with the set: nothing is known to be recent.
  expect(ask("campaigns-seen", 30)).toEqual([]);
});
