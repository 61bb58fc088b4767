import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Settings } from "#protocol/site.ts";
import { cartAbandoned, checkoutAbandoned } from "#protocol/templates/carts.ts";
import { fastIntoCart, journey, page, send } from "../test/journeys.ts";
import { batch, DAY, shop, subscribed, T0, type Told, wake } from "../test/world.ts";
import { visit } from "../visit.ts";

/** What the phones of twelve people show who did the same: variants are drawn. */
function shown(
  campaign: Campaign,
  settings: Partial<Settings>,
  events: readonly Told[] = [fastIntoCart],
) {
  const live: Campaign = { ...campaign, status: "live", holdout: 0 };
  const code = { code: "WITH-CODE", endsAt: T0 + DAY + 1_800_000 };
  const codes = Object.fromEntries(
    ["five-percent", "free-shipping"].map((name) => [`${campaign.id}/${name}`, code]),
  );
  const world = { ...shop({ campaigns: [live], settings }), codes };
  return Array.from({ length: 12 }, (_, index) => {
    const told = [subscribed, page, ...events];
    const { state } = visit({ ...batch(world, T0, told), visitor: `visitor-${index}` });
    return wake(world, state, T0 + 9 * DAY).sent.flatMap((delivery) =>
      delivery.channel === "web-push" ? [delivery.notification] : [],
    );
  }).flat();
}

const discreet = { pushNamesProducts: undefined, name: "Laufladen" };

test("a lock screen tells nobody which product it is about, unless the shop says so", () => {
  const quiet = shown(cartAbandoned.campaign, discreet);
  expect(quiet.map(({ title, body }) => [title, body])).toContainEqual([
    "Laufladen",
    "Hier wartet etwas auf dich.",
  ]);
  for (const { title, body, image } of quiet) {
    expect(`${title} ${body}`).not.toContain("Fast");
    expect(image).toBe(undefined);
  }
  const named = shown(cartAbandoned.campaign, { pushNamesProducts: true });
  expect(JSON.stringify(named)).toContain("Fast Shoe liegt noch in deinem Warenkorb");
});

test("an offer keeps its end and its code", () => {
  const atPayment: Told = { kind: "checkout_stage", stage: "payment" };
  const told = shown(checkoutAbandoned.campaign, discreet, [fastIntoCart, atPayment]);
  expect(told).toContainEqual(
    expect.objectContaining({
      title: "5 % Rabatt bis Di., 24. Nov., 11:30",
      body: "WITH-CODE",
    }),
  );
});

test("a text that names no product is sent as it was written", () => {
  const [first] = shown(journey([send("sale", "Everything must go")]), discreet);
  expect(first).toMatchObject({ title: "Everything must go", body: "…" });
});

test("what could not be said with its name is not said without it either", () => {
  const unknown: Told = { kind: "cart_add", item: { id: "unknown" }, quantity: 1 };
  const campaign = journey([send("named", "{product} is waiting")]);
  expect(shown(campaign, discreet, [unknown])).toEqual([]);
});
