import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { fastIntoCart, journey, page, send } from "../test/journeys.ts";
import { batch, DAY, products, shop, subscribed, T0, wake } from "../test/world.ts";
import { visit } from "../visit.ts";

test("nothing private is named in a push or told to a webhook", () => {
  const webhook = { channel: "webhook", url: "https://shop.example/hook" } as const;
  const sends: Campaign["steps"][number] = {
    kind: "send",
    variants: [{ id: "hook", share: 1, message: webhook }],
  };
  const campaigns = [
    journey([send("cart", "[{product} ]waits")]),
    journey([sends], { id: "hook" }),
  ];
  const world = shop({ campaigns });
  const hidden = products.map((one) => (one.id === "fast" ? { ...one, sensitive: true } : one));
  const catalogue = {
    ...world.catalogue,
    products: new Map(hidden.map((one) => [one.id, one] as const)),
  };
  const { state } = visit(batch({ ...world, catalogue }, T0, [subscribed, page, fastIntoCart]));
  const { sent } = wake({ ...world, catalogue }, state, T0 + DAY);
  expect(sent.map(({ channel }) => channel).toSorted()).toEqual(["web-push", "webhook"]);
  const told = sent.map((delivery) =>
    delivery.channel === "webhook"
      ? delivery.body.products
      : [delivery.notification.title, delivery.notification.navigate],
  );
  expect(told).toContainEqual([]);
  expect(told).toContainEqual(["waits", "https://shop.example/"]);
});
