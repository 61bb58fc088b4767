import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import type { Settings } from "#protocol/site.ts";
import { journey, left } from "../test/journeys.ts";
import { DAY, T0, wake } from "../test/world.ts";

const step: Step = {
  kind: "send",
  variants: [
    {
      id: "only",
      share: 1,
      message: {
        channel: "web-push",
        title: { "*": "Still here" },
        body: { "*": "…" },
        buttons: [
          { label: { "*": "To the cart", de: "Zum Warenkorb" } },
          { label: { "*": "All about {product}" }, url: "/p/fast" },
        ],
      },
    },
  ],
};

function buttons(settings: Partial<Settings>): readonly unknown[] | undefined {
  const { around, state } = left({ campaigns: [journey([step])], settings });
  const [sent] = wake(around, state, T0 + DAY).sent;
  return sent?.channel === "web-push" ? sent.notification.actions : undefined;
}

test("a push carries its buttons, in the visitor's language, to where they lead", () => {
  expect(buttons({ cartUrl: "/cart?restore={cart}" })).toEqual([
    { action: "button-1", title: "Zum Warenkorb", navigate: "{cart_url}" },
    { action: "button-2", title: "All about Fast Shoe", navigate: "https://shop.example/p/fast" },
  ]);
});

test("a button that would name a product is left out where a lock screen must not", () => {
  const shown = buttons({ pushNamesProducts: false, cartUrl: "/cart?restore={cart}" });
  expect(shown).toMatchObject([{ title: "Zum Warenkorb" }]);
});
