import type { Campaign } from "#protocol/campaign.ts";
import type { SettingsInput } from "#protocol/site.ts";
import { demoCampaigns } from "../marketing/campaigns.ts";
import { demoSettings } from "../marketing/settings.ts";

/** The simulated shop is the demo shop as a real one would run it: with holdouts, quiet hours and caps. */
export function simulatedSettings(origin: string): SettingsInput {
  const { cartUrl: _cartUrl, abandonedAfterSeconds: _short, ...demo } = demoSettings(origin);
  return {
    ...demo,
    name: "Paceward",
    consent: "required",
    everyoneTreated: false,
    holdout: 0.1,
    quietHours: { from: "21:00", to: "08:00" },
  };
}

// The campaigns whose worth is to be proven leave half of the people alone.
const shares: Readonly<Record<string, number>> = {
  "help-to-choose": 0.5,
  "free-shipping": 0.5,
  "cart-left": 0.5,
};

const names: Readonly<Record<string, string>> = {
  "cart-left": "Cart left: a push after a quarter of an hour",
};

const planned: readonly Campaign[] = [
  {
    id: "win-back",
    name: "We miss you: after 45 days without a visit",
    status: "draft",
    trigger: { kind: "inactive", days: 45 },
    goal: { kind: "purchase" },
    priority: 30,
    steps: [
      {
        kind: "send",
        variants: [
          {
            id: "hello",
            share: 1,
            message: {
              channel: "web-push",
              title: { "*": "New on our shelves since you were here" },
              body: { "*": "Four shoes and a watch. Have a look." },
            },
          },
        ],
      },
    ],
  },
];

/** What runs in the simulated shop: three campaigns under proof, two helpers, a draft. */
export const simulatedCampaigns: readonly Campaign[] = [
  ...demoCampaigns.map((campaign): Campaign => {
    const { ignoresQuietHours: _always, ...rest } = campaign;
    const name = names[campaign.id] ?? campaign.name;
    const holdout = shares[campaign.id];
    const goal = campaign.id === "free-shipping" ? ({ kind: "purchase" } as const) : campaign.goal;
    return {
      ...rest,
      name,
      goal,
      ...(holdout !== undefined && { holdout }),
      ...(campaign.id === "cart-left" && {
        trigger: { kind: "abandoned", afterSeconds: 900 } as const,
        caps: { perWeek: 2 },
        reentryDays: 3,
      }),
    };
  }),
  ...planned,
];
