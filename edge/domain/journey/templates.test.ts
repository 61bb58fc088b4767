import { expect, test } from "vitest";
import { templates } from "#protocol/templates.ts";
import { validate } from "../decide/validate.ts";
import { due } from "../due.ts";
import { settings, shop, T0, batch, DAY, subscribed, wake, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";

const shopOfTemplates = {
  settings: { ...settings, quietHours: { from: "21:00", to: "08:00" } },
  personas: [],
  others: [],
  pools: new Map<string, number>(),
  knowsLowestPrices: true,
  now: 0,
};

test.each(templates.map(({ campaign }) => [campaign.id, campaign] as const))(
  "%s can go live in a shop as it is",
  (_, campaign) => {
    expect(validate({ ...campaign, status: "live" }, shopOfTemplates)).toEqual([]);
  },
);

const page: Told = { kind: "page_view" };
const intoCart: Told = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
const stories: readonly [string, readonly Told[], readonly string[]][] = [
  [
    "cart-abandoned",
    [page, intoCart],
    ["Fast Shoe liegt noch in deinem Warenkorb", "Noch Fast Shoe im Sinn?"],
  ],
  [
    "checkout-abandoned",
    [page, intoCart, { kind: "checkout_stage", stage: "address" }],
    ["Noch zwei Schritte bis zu Fast Shoe"],
  ],
  [
    "checkout-abandoned",
    [page, intoCart, { kind: "checkout_stage", stage: "payment" }],
    ["5 % Rabatt bis Di., 24. Nov., 11:30"],
  ],
  [
    "browse-abandoned",
    [
      page,
      { kind: "product_view", item: { id: "fast" } },
      { kind: "dwell", subject: "product", id: "fast", engagedMs: 90_000 },
    ],
    ["Fast Shoe, 180,00\u00a0€"],
  ],
  [
    "wish-list",
    [page, { kind: "wish_add", item: { id: "socks" } }],
    ["Socks steht noch auf deiner Merkliste"],
  ],
  [
    "win-back",
    [
      page,
      {
        kind: "purchase",
        order: "o",
        value: 15,
        currency: "EUR",
        lines: [{ id: "socks", quantity: 1 }],
      },
    ],
    ["Lange nicht gesehen"],
  ],
  ["welcome", [page], ["Schön, dass du da bist"]],
  [
    "post-purchase",
    [
      page,
      {
        kind: "purchase",
        order: "o",
        value: 180,
        currency: "EUR",
        lines: [{ id: "fast", quantity: 1 }],
      },
    ],
    ["Passt zu Fast Shoe"],
  ],
];

test.each(stories)("%s says what it should, to a German who did %j", (id, events, titles) => {
  const found = templates.find(({ campaign }) => campaign.id === id);
  if (!found) throw new Error(`There is no template ${id}`);
  const campaign = { ...found.campaign, status: "live" as const, holdout: 0 };
  const code = { code: "WITH-CODE", endsAt: T0 + DAY + 1_800_000 };
  const codes = {
    [`${id}/five-percent`]: code,
    [`${id}/free-shipping`]: code,
    [`${id}/ten-percent`]: code,
  };
  const world = { ...shop({ campaigns: [campaign] }), codes };
  const tell = (visitor: string) => {
    const { state } = visit({ ...batch(world, T0, [subscribed, ...events]), visitor });
    const { sent } = wake(world, state, T0 + 100 * DAY);
    return sent.map((one) => (one.channel === "web-push" ? one.notification.title : one.url));
  };
  // Variants are drawn: among a few visitors somebody gets the one that the story tells of.
  const told = Array.from({ length: 12 }, (_, index) => tell(`visitor-${index}`));
  expect(told).toContainEqual(titles);
});

test.each([
  ["price-drop", "Socks kostet jetzt 15,00\u00a0€"],
  ["back-in-stock", "Socks ist wieder da"],
] as const)("%s tells who asked for it, of the product that it happened to", (id, title) => {
  const found = templates.find(({ campaign }) => campaign.id === id);
  if (!found) throw new Error(`There is no template ${id}`);
  const world = shop({ campaigns: [{ ...found.campaign, status: "live", holdout: 0 }] });
  const { state } = visit(batch(world, T0, [subscribed, page]));
  if (!state) throw new Error("Nothing was kept");
  const occasions = [{ kind: id, product: "socks" }];
  const told = due({ ...world, state, now: T0 + DAY, occasions });
  expect(told.state.deliveries).toMatchObject([{ notification: { title } }]);
});
