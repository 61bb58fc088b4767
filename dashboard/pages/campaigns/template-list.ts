import type { Campaign } from "#protocol/campaign.ts";
import { words } from "../../words.ts";

/** Campaigns to begin with; texts are written to visitors in the shop's languages. */
export function templates(): readonly Campaign[] {
  const w = words.value.templates;
  const draft = { status: "draft", goal: { kind: "purchase" }, priority: 50 } as const;
  return [
    {
      ...draft,
      id: "compare",
      name: w.compare,
      trigger: { kind: "exit-intent" },
      audience: { fact: "similar-in-cart", is: "at-least", value: 2 },
      priority: 80,
      caps: { perVisit: 1 },
      holdout: 0.1,
      steps: [
        {
          kind: "show",
          variants: [
            {
              id: "a",
              share: 1,
              banner: {
                kind: "comparison",
                title: {
                  "*": "Which of the two?",
                  de: "Welches von beiden?",
                  pl: "Który z dwóch?",
                },
              },
            },
          ],
        },
      ],
    },
    {
      ...draft,
      id: "free-shipping",
      name: w.freeShipping,
      trigger: { kind: "cart-changed" },
      priority: 30,
      steps: [
        {
          kind: "show",
          variants: [
            {
              id: "a",
              share: 1,
              banner: {
                kind: "free-shipping",
                title: {
                  "*": "{missing} more and shipping is free",
                  de: "Noch {missing} bis zum kostenlosen Versand",
                  pl: "Jeszcze {missing} do darmowej dostawy",
                },
                reached: {
                  "*": "Shipping is free",
                  de: "Der Versand ist kostenlos",
                  pl: "Dostawa jest darmowa",
                },
              },
            },
          ],
        },
      ],
    },
    {
      ...draft,
      id: "cart-reminder",
      name: w.reminder,
      trigger: { kind: "abandoned" },
      audience: { fact: "subscribed", is: "equal", value: true },
      priority: 60,
      reentryDays: 7,
      holdout: 0.5,
      steps: [
        { kind: "wait", wait: { until: "elapsed", seconds: 900 } },
        { kind: "check", audience: { fact: "cart-items", is: "at-least", value: 1 } },
        {
          kind: "send",
          variants: [
            {
              id: "a",
              share: 1,
              message: {
                channel: "web-push",
                title: {
                  "*": "Your cart is waiting",
                  de: "Dein Warenkorb wartet",
                  pl: "Twój koszyk czeka",
                },
                body: { "*": "{product}", de: "{product}", pl: "{product}" },
                withImage: true,
              },
            },
          ],
        },
      ],
    },
    {
      ...draft,
      id: "ask-for-push",
      name: w.askForPush,
      trigger: { kind: "cart-changed" },
      audience: { fact: "subscribed", is: "equal", value: false },
      goal: { kind: "push-subscribed" },
      priority: 20,
      caps: { perWeek: 1, inAll: 3 },
      steps: [
        {
          kind: "show",
          variants: [
            {
              id: "a",
              share: 1,
              banner: {
                kind: "push-prompt",
                title: {
                  "*": "Shall we keep your cart in mind?",
                  de: "Sollen wir an deinen Warenkorb denken?",
                  pl: "Mamy pamiętać o Twoim koszyku?",
                },
                text: {
                  "*": "One message if you leave something behind.",
                  de: "Eine Nachricht, falls du etwas liegen lässt.",
                  pl: "Jedna wiadomość, jeśli coś zostawisz.",
                },
                agree: { "*": "Yes, please", de: "Ja, gern", pl: "Tak, poproszę" },
                decline: { "*": "No, thanks", de: "Nein, danke", pl: "Nie, dziękuję" },
              },
            },
          ],
        },
      ],
    },
    {
      ...draft,
      id: "win-back",
      name: w.winBack,
      trigger: { kind: "inactive", days: 60 },
      audience: { fact: "purchases", is: "at-least", value: 1 },
      reentryDays: 180,
      holdout: 0.5,
      steps: [
        { kind: "wait", wait: { until: "best-time", withinSeconds: 172_800 } },
        {
          kind: "send",
          variants: [
            {
              id: "a",
              share: 1,
              message: {
                channel: "web-push",
                title: {
                  "*": "New since you were here",
                  de: "Neu, seit du hier warst",
                  pl: "Nowości od Twojej wizyty",
                },
                body: { "*": "{product}", de: "{product}", pl: "{product}" },
              },
            },
          ],
        },
      ],
    },
  ];
}
