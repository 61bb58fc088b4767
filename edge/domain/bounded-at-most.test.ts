import { expect, test } from "vitest";
import { bounded, MAX_STATE_BYTES } from "./bounded.ts";
import { newSession } from "./session/session.ts";
import { bytesOf, newcomer, underWay } from "./test/newcomer.ts";

const NOW = 1_800_000_000_000;
const fresh = newcomer(NOW);

test("all that may not be forgotten fits, though all of it is there at once", () => {
  const names = Array.from({ length: 11 }, (_unused, index) => `cart-left-${index}`);
  // Half of them banners, half of them messages.
  const campaigns = names.map((campaign, index) => ({
    campaign,
    epoch: 2_273_052_705,
    arm: "treated",
    propensity: 0.9,
    enteredAt: NOW,
    closed: true,
    provisional: true,
    said: [18, 2, 20_770, 2, 2967, 2, 12] as const,
    lastAt: NOW,
    answeredAt: NOW,
    ...(index % 2 > 0 ? { dismissedAt: NOW } : { runs: 3, startedAt: NOW }),
  }));
  const journeys = names.slice(0, 4).map((campaign) => ({
    campaign,
    run: 3,
    version: 110,
    print: 2_014_107_665,
    startedAt: NOW,
    path: [2, 0, 1],
    dueAt: NOW,
    subject: "kestrel-aero-3-black-42",
    left: "payment" as const,
    sent: 1,
    lateSince: NOW,
  }));
  const steps = journeys.map(({ campaign }) => ({
    kind: "step" as const,
    at: NOW,
    campaign,
    tries: 0,
  }));
  const alone = (["silence", "visit-end", "close", "retire"] as const).map((kind) => ({
    kind,
    at: NOW,
    tries: 0,
  }));
  const keys = {
    endpoint: "https://updates.push.example/wpush/v2/".padEnd(220, "e"),
    keys: { p256dh: "k".repeat(87), auth: "a".repeat(22) },
  };
  const message = underWay(
    NOW,
    "cart-left-1",
    {
      title: "T".repeat(50),
      body: "B".repeat(150),
      navigate: "https://shop.example/products/kestrel-aero-3",
      lang: "en",
      dir: "ltr",
      tag: "cart-left-1",
      image: "https://shop.example/cdn/products/kestrel-aero-3.jpg",
    },
    "kestrel-aero-3-black-42:1,kestrel-aero-3-black-43:1",
  );
  const orders = Array.from({ length: 6 }, (_unused, index) => ({
    id: `#${100_200 + index}`,
    value: 249.9,
    currency: "EUR",
    at: NOW,
    place: 1001,
    source: "page" as const,
    items: ["kestrel-aero-3-black-42"],
    pending: false,
  }));
  const ledger = orders.map(({ id, at, currency }) => ({
    id,
    names: ["5790432100352"],
    at,
    currency,
    worthMinor: 24_990,
    netMinor: 21_000,
    returnedMinor: 0,
    cancelled: false,
    marginMinor: 9000,
    via: "visitor" as const,
    knownSince: NOW,
    revision: 2,
    trusted: true,
    claim: "cart-left-1",
  }));
  const cart = Array.from({ length: 20 }, (_unused, index) => ({
    id: `kestrel-aero-3-black-${index}`,
    quantity: 1,
    price: 299,
    currency: "EUR",
    at: NOW,
    name: "Kestrel Aero 3, road running shoe, black",
    categories: ["Running", "Road"],
  }));
  const open = names.slice(0, 6).map((campaign, index) => ({
    receipt: `abcdefghijklmnop/${campaign}/${index}/1`,
    campaign,
    variant: "one",
    at: NOW,
    channel: "message" as const,
    state: "shown" as const,
  }));
  const marks = Array.from(
    { length: 24 },
    (_unused, index) => [`${index}`.padEnd(22, "x"), 100, 2 ** 30 - 1, 1] as const,
  );
  const small = bounded({
    ...fresh,
    visitor: "v".repeat(22),
    session: { ...newSession(NOW), cart, orders },
    campaigns,
    ledger,
    journeys,
    jobs: [...alone, ...steps],
    receipts: { last: 99, open },
    marks,
    push: { keys, since: NOW, pushKey: "p".repeat(87) },
    agreed: { at: NOW, text: "soft", version: 110, locale: "en-GB", pushKey: "p".repeat(87) },
    deliveries: [message],
  });
  expect(bytesOf(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small).toMatchObject({ campaigns, journeys, deliveries: [message] });
  expect(small.ledger.at(-1)).toEqual(ledger.at(-1));
});
