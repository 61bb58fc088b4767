import { expect, test } from "vitest";
import { batch, MINUTE, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { understand } from "../persona/understand.ts";
import { momentOf } from "../moment.ts";
import type { DatedFacts } from "./holds.ts";

const world = shop({ campaigns: [] });

function factsAfter(
  events: readonly Told[],
  page: Parameters<typeof batch>[3] = {},
  later = 0,
): DatedFacts {
  const { state } = visit(batch(world, T0, events, page));
  if (!state) throw new Error("Consent was given.");
  const now = T0 + later;
  const { understanding } = understand(state, world.snapshot, world.catalogue, now);
  return momentOf(state, { ...world, now }, understanding, null).facts();
}

const looked = (id: string, engagedMs: number): readonly Told[] => [
  { kind: "product_view", item: { id } },
  { kind: "dwell", subject: "product", id, engagedMs },
];

test.each<[string, readonly Told[], Partial<DatedFacts>]>([
  [
    "the category looked at longest, not the one looked at most",
    [...looked("gel", 5000), ...looked("socks", 4000), ...looked("fast", 60_000)],
    { "top-category": "marathon" },
  ],
  [
    "how far down the deepest page was read",
    [
      { kind: "dwell", subject: "page", id: "/a", engagedMs: 9000, scroll: 0.4 },
      { kind: "dwell", subject: "page", id: "/b", engagedMs: 9000, scroll: 0.9 },
      { kind: "dwell", subject: "page", id: "/c", engagedMs: 9000, scroll: 0.1 },
    ],
    { "scroll-depth": 0.9 },
  ],
  [
    "that a page has told of a loyalty card",
    [{ kind: "preference", name: "loyalty-card", value: true }],
    { "loyalty-card": true },
  ],
  ["that nobody has", [{ kind: "search", query: "shoe" }], { "loyalty-card": false }],
])("know %s", (_, events, expected) => {
  expect(factsAfter(events)).toMatchObject(expected);
});

test("know the parameters of the link that somebody came by, all three or none", () => {
  const looks: readonly Told[] = [{ kind: "search", query: "shoe" }];
  const facts = factsAfter(looks, { source: "newsletter", medium: "email", campaign: "spring" });
  expect(facts).toMatchObject({
    source: "mail",
    "utm-source": "newsletter",
    "utm-medium": "email",
    "utm-campaign": "spring",
  });
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
  expect(factsAfter(paying, {}, 12 * MINUTE)).toMatchObject({
    stage: "payment",
    "minutes-at-stage": 12,
  });
  expect(factsAfter([{ kind: "search", query: "shoe" }])["minutes-at-stage"]).toBeUndefined();
});
