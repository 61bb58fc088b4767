import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { VisitorState } from "./state.ts";
import { batch, DAY, HOUR, shop, subscribed, T0, type Told, wake } from "./test/world.ts";
import { visit } from "./visit.ts";

const title = { "*": "Some words[ for {product}]" };
const ids = ["simple", "fast", "faster", "gel", "socks"];

// Half on the page, half journeys that stay under way for long.
const campaigns = Array.from({ length: 60 }, (_, index): Campaign => ({
  id: `campaign-number-${index}`,
  name: "Campaign",
  status: "live",
  trigger: { kind: index % 2 === 0 ? "page" : "cart-changed" },
  goal: { kind: "none" },
  priority: 20 + index,
  caps: { inAll: 2 },
  steps:
    index % 2 === 0
      ? [{ kind: "show", variants: [{ id: "a", share: 1, banner: { kind: "bar", title } }] }]
      : [
          { kind: "wait", wait: { until: "elapsed", seconds: 40 * 86_400 } },
          {
            kind: "send",
            variants: [{ id: "a", share: 1, message: { channel: "web-push", title, body: title } }],
          },
        ],
}));

test("keeps at most 8 kB of somebody who does everything for two years, besides what the counters are told next", () => {
  const around = shop({ campaigns, settings: { holdout: 0.01 } });
  let state: VisitorState | null = null;
  let largest = 0;
  for (let round = 0; round < 300; round++) {
    const now = T0 + round * 2 * DAY;
    if (state) ({ state } = wake(around, state, now));
    const id = ids[round % ids.length] ?? "fast";
    const events: readonly Told[] = [
      { kind: "page_view" },
      { kind: "product_view", item: { id: `${id}-${round}`, category: "shoes", price: 99 } },
      { kind: "dwell", subject: "product", id: `${id}-${round}`, engagedMs: 40_000 },
      { kind: "search", query: `a pair of shoes for ${round} km`, results: 3 },
      { kind: "content_view", content: `article-about-${round}`, tags: ["marathon"] },
      { kind: "cart_add", item: { id }, quantity: 1 },
      { kind: "wish_add", item: { id: `${id}-${round}` } },
      { kind: "preference", name: `liked-${round}`, value: "yes" },
      subscribed,
      ...(round % 20 === 19
        ? [
            {
              kind: "purchase",
              order: `order-${round}`,
              value: 99,
              currency: "EUR",
              lines: [{ id, quantity: 1 }],
            } as Told,
          ]
        : []),
    ];
    const tab = `${round}-tab`.padStart(22, "x");
    const first: ReturnType<typeof visit> = visit({ ...batch(around, now, events), tab, state });
    const second = visit({
      ...batch(around, now + HOUR, [{ kind: "page_view" }]),
      tab,
      state: first.state,
      number: 2,
    });
    ({ state } = second);
    if (!state) throw new Error("Nothing was kept");
    const { flush: _flush, ...kept } = state;
    largest = Math.max(largest, JSON.stringify(kept).length);
  }
  expect(largest).toBeLessThanOrEqual(8192);
  expect(largest).toBeGreaterThan(4000);
});
