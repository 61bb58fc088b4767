import type { Campaign, Step } from "#protocol/campaign.ts";
import { visit } from "../visit.ts";
import { batch, shop, subscribed, T0, type Told, wake, type World } from "./world.ts";

export const fastIntoCart: Told = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
export const page: Told = { kind: "page_view" };
export const purchase: Told = {
  kind: "purchase",
  order: "o1",
  value: 180,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
};

export function send(id: string, title = id): Step {
  const message = { channel: "web-push", title: { "*": title }, body: { "*": "…" } } as const;
  return { kind: "send", variants: [{ id, share: 1, message }] };
}

export function wait(seconds: number): Step {
  return { kind: "wait", wait: { until: "elapsed", seconds } };
}

export function journey(steps: readonly Step[], rest: Partial<Campaign> = {}): Campaign {
  return {
    id: "cart",
    name: "Cart",
    status: "live",
    trigger: { kind: "abandoned" },
    goal: { kind: "purchase" },
    priority: 50,
    steps: [...steps],
    ...rest,
  };
}

export function left(
  world: World,
  events: readonly Told[] = [subscribed, page, fastIntoCart],
  now = T0,
) {
  const around = shop(world);
  return { around, state: visit(batch(around, now, events)).state };
}

/** Titles and how long after the start they were sent. */
export function sentBy(world: World, until: number, events?: readonly Told[], now = T0) {
  const { around, state } = left(world, events, now);
  return wake(around, state, now + until).sent.map((delivery) => [
    delivery.channel === "web-push" ? delivery.notification.title : delivery.url,
    delivery.at - now,
  ]);
}
