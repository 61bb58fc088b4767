import type { Campaign } from "#protocol/campaign.ts";

const comparison: Campaign = {
  id: "help-to-choose",
  name: "Help to choose between look-alikes",
  status: "live",
  trigger: { kind: "exit-intent" },
  audience: { fact: "similar-in-cart", is: "at-least", value: 2 },
  goal: { kind: "purchase" },
  priority: 80,
  caps: { perVisit: 1, perDay: 2 },
  reentryDays: 0,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "side-by-side",
          share: 1,
          banner: {
            kind: "comparison",
            title: {
              "*": "Two good shoes. Here is the difference.",
              de: "Zwei gute Schuhe. Hier ist der Unterschied.",
            },
            text: {
              "*": "Return the one you like less within 60 days, free of charge.",
              de: "Gib den anderen innerhalb von 60 Tagen kostenlos zurück.",
            },
            button: { label: { "*": "Go to the cart", de: "Zum Warenkorb" }, url: "/cart" },
          },
        },
      ],
    },
  ],
};

const freeShipping: Campaign = {
  id: "free-shipping",
  name: "Progress to free shipping",
  status: "live",
  trigger: { kind: "page", pathPrefix: "/cart" },
  audience: { fact: "cart-items", is: "at-least", value: 1 },
  goal: { kind: "none" },
  priority: 40,
  reentryDays: 0,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "progress",
          share: 1,
          banner: {
            kind: "free-shipping",
            slot: "cart",
            title: {
              "*": "{missing} to free shipping",
              de: "Noch {missing} bis zum kostenlosen Versand",
            },
            reached: {
              "*": "Your order ships free.",
              de: "Deine Bestellung kommt versandkostenfrei.",
            },
          },
        },
      ],
    },
  ],
};

const abandonedCart: Campaign = {
  id: "cart-left",
  name: "Cart left: a push after 20 seconds (short on purpose, for this demo)",
  status: "live",
  trigger: { kind: "abandoned" },
  goal: { kind: "purchase" },
  priority: 60,
  caps: { perDay: 5 },
  reentryDays: 0,
  ignoresQuietHours: true,
  steps: [
    {
      kind: "send",
      variants: [
        {
          id: "product",
          share: 1,
          message: {
            channel: "web-push",
            title: { "*": "Your {product} is still here", de: "{product} liegt noch bereit" },
            body: {
              "*": "{features}. Your cart is kept for you.",
              de: "{features}. Dein Warenkorb bleibt gespeichert.",
            },
            withImage: true,
            urgency: "normal",
          },
        },
      ],
    },
  ],
};

const askForPush: Campaign = {
  id: "ask-for-push",
  name: "Ask for push when something is in the cart",
  status: "live",
  trigger: { kind: "cart-changed" },
  audience: {
    all: [
      { fact: "subscribed", is: "not-equal", value: true },
      { fact: "cart-items", is: "at-least", value: 1 },
    ],
  },
  goal: { kind: "push-subscribed" },
  priority: 50,
  caps: { inAll: 3, perVisit: 1 },
  reentryDays: 0,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "soft",
          share: 1,
          banner: {
            kind: "push-prompt",
            title: {
              "*": "Shall we keep your cart in mind?",
              de: "Sollen wir an deinen Warenkorb denken?",
            },
            text: {
              "*": "Paceward sends you a note about your cart and about what is back in stock. One tap in the note stops it.",
              de: "Paceward erinnert dich an deinen Warenkorb und an Wiederverfügbares. Ein Tipp in der Nachricht beendet es.",
            },
            agree: { "*": "Yes, please", de: "Ja, gern" },
            decline: { "*": "No, thanks", de: "Nein, danke" },
          },
        },
      ],
    },
  ],
};

const recommendations: Campaign = {
  id: "goes-with-it",
  name: "What goes with it, on product pages",
  status: "live",
  trigger: { kind: "page" },
  goal: { kind: "none" },
  priority: 30,
  reentryDays: 0,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "strip",
          share: 1,
          banner: {
            kind: "recommendations",
            slot: "recommendations",
            title: { "*": "Chosen for you", de: "Für dich ausgesucht" },
            source: "for-you",
            count: 4,
          },
        },
      ],
    },
  ],
};

/** What is live in the demo shop. */
export const demoCampaigns: readonly Campaign[] = [
  comparison,
  freeShipping,
  abandonedCart,
  askForPush,
  recommendations,
];
