import { expect, test } from "vitest";
import { bounded, MAX_STATE_BYTES } from "./bounded.ts";
import { newSession } from "./session/session.ts";
import { bytesOf, newcomer, underWay } from "./test/newcomer.ts";

const NOW = 1_800_000_000_000;
const fresh = newcomer(NOW);

test("an ordinary state stays as it is", () => {
  expect(bounded(fresh)).toBe(fresh);
});

test("twelve alerts with the longest ids fit beside all that may not be forgotten", () => {
  const wishes = Array.from({ length: 12 }, (_unused, index) => ({
    id: `${index}`.padEnd(100, "x"),
    at: NOW,
    alerts: ["price-drop", "back-in-stock"] as const,
  }));
  const viewed = Array.from({ length: 60 }, (_unused, index) => ({
    id: `${index}`.padEnd(100, "y"),
    category: "z".repeat(100),
    views: 1,
    engagedMs: 1000,
    at: NOW + index,
  }));
  const small = bounded({ ...fresh, session: { ...newSession(NOW), wishes, viewed } });
  expect(bytesOf(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small.session.wishes).toHaveLength(12);
});

test("a message under way and all that was ever said leave the cart what room there is", () => {
  const cart = Array.from({ length: 20 }, (_unused, index) => ({
    id: `gid-${7_000_000_000 + index}`,
    quantity: 1,
    price: 299,
    currency: "EUR",
    at: NOW,
    name: "Organic wholemeal flour of the mill, 1 kg",
    categories: ["Baking", "Flour"],
  }));
  const campaigns = Array.from({ length: 12 }, (_unused, index) => ({
    campaign: `campaign-${index}`,
    epoch: 2_273_052_705,
    arm: "treated",
    propensity: 0.9,
    enteredAt: NOW,
    lastAt: NOW,
    runs: 3,
    startedAt: NOW,
    answeredAt: NOW,
    closed: true,
    dismissedAt: NOW,
    provisional: false,
    said: [8, 2, 20_770, 2, 2967, 2, index] as const,
  }));
  const journeys = campaigns.slice(0, 6).map(({ campaign }) => ({
    campaign,
    run: 3,
    version: 11,
    print: 2_014_107_665,
    startedAt: NOW,
    path: [2],
    dueAt: NOW,
    subject: null,
    sent: 1,
    lateSince: null,
  }));
  const session = { ...newSession(NOW), cart };
  const marks = Array.from(
    { length: 24 },
    (_unused, index) => [`tab-${index}`.padEnd(16, "x"), 1000, 2 ** 52] as const,
  );
  const open = campaigns.map(({ campaign }, index) => ({
    receipt: `visitor/${index}`,
    campaign,
    variant: "one",
    at: NOW,
    channel: "page" as const,
    interrupting: true,
    state: "shown" as const,
  }));
  const full = { ...fresh, session, campaigns, journeys, marks, receipts: { last: 99, open } };
  const message = underWay(NOW, "campaign-1", {
    title: "T".repeat(60),
    body: "B".repeat(240),
    navigate: "/cart",
    lang: "en",
    dir: "ltr",
    tag: "t",
  });
  const small = bounded({ ...full, deliveries: [message] });
  expect(bytesOf(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small.session.cart.length).toBeGreaterThanOrEqual(2);
  expect(small.deliveries).toHaveLength(1);
});

test.each([
  ["long names", "x".repeat(100)],
  ["letters of three bytes", "靴".repeat(90)],
  ["letters beyond the first plane", "👟".repeat(45)],
])("a state with %s forgets the oldest until it fits", (_, name) => {
  const viewed = Array.from({ length: 60 }, (_unused, index) => ({
    id: `${name}-${index}`,
    category: name,
    views: 1,
    engagedMs: 1000,
    at: NOW + index,
  }));
  const large = { ...fresh, session: { ...newSession(NOW), viewed } };
  expect(bytesOf(large)).toBeGreaterThan(MAX_STATE_BYTES);
  const small = bounded(large);
  expect(bytesOf(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small.session.viewed.at(-1)).toEqual(viewed.at(-1));
});
