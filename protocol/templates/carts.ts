import { percentOff, push, type Template, words } from "./words.ts";

const HOUR = 3600;
const DAY = 86_400;

export const cartAbandoned: Template = {
  title: words("Cart left", "Warenkorb verlassen", "Porzucony koszyk"),
  description: words(
    "Minutes after the cart is left, a push about its most wanted product; 5 % for 24 hours is tried beside it. After three days a second one.",
    "Minuten nach dem Verlassen ein Push zum begehrtesten Produkt im Korb; daneben wird 5 % für 24 Stunden erprobt. Nach drei Tagen ein zweiter.",
    "Kilka minut po porzuceniu koszyka powiadomienie o najbardziej pożądanym produkcie; obok testowany jest rabat 5 % na 24 godziny. Po trzech dniach drugie.",
  ),
  campaign: {
    id: "cart-abandoned",
    name: "Cart left",
    status: "draft",
    trigger: { kind: "abandoned", stage: "cart" },
    goal: { kind: "purchase" },
    priority: 70,
    group: "cart",
    reentryDays: 7,
    holdout: 0.1,
    budget: { offers: 1000 },
    steps: [
      {
        kind: "send",
        variants: [
          push(
            "reminder",
            words(
              "{product} is still in your cart",
              "{product} liegt noch in deinem Warenkorb",
              "{product} czeka w Twoim koszyku",
            ),
            words(
              "{price}[ – {features}][. Goes with it: {accessories}].",
              "{price}[ – {features}][. Dazu passt: {accessories}].",
              "{price}[ – {features}][. Pasuje do tego: {accessories}].",
            ),
          ),
          push(
            "five-percent",
            words(
              "5 % off your cart until {until}",
              "5 % auf deinen Warenkorb bis {until}",
              "5 % rabatu na Twój koszyk do {until}",
            ),
            words(
              "{product} for less: your code is {code}.",
              "{product} günstiger: Dein Code ist {code}.",
              "{product} taniej: Twój kod to {code}.",
            ),
            { offer: percentOff(5, 24) },
          ),
        ],
      },
      { kind: "wait", wait: { until: "elapsed", seconds: 2 * HOUR } },
      { kind: "check", audience: { fact: "cart-items", is: "at-least", value: 1 } },
      { kind: "wait", wait: { until: "elapsed", seconds: 2 * DAY } },
      { kind: "wait", wait: { until: "best-time", withinSeconds: DAY } },
      {
        kind: "send",
        variants: [
          push(
            "third-day",
            words(
              "Still thinking about {product}?",
              "Noch {product} im Sinn?",
              "Nadal myślisz o {product}?",
            ),
            words(
              "Your cart is as you left it.",
              "Dein Warenkorb ist noch so, wie du ihn verlassen hast.",
              "Twój koszyk czeka tak, jak go zostawiłeś.",
            ),
          ),
        ],
      },
    ],
  },
};

export const checkoutAbandoned: Template = {
  title: words("Checkout left", "Kasse verlassen", "Porzucona kasa"),
  description: words(
    "By stage: encouragement at the address, free shipping or 5 % at shipping and payment.",
    "Je nach Schritt: Ermutigung bei der Adresse, freier Versand oder 5 % bei Versand und Zahlung.",
    "Zależnie od etapu: zachęta przy adresie, darmowa dostawa lub 5 % przy dostawie i płatności.",
  ),
  campaign: {
    id: "checkout-abandoned",
    name: "Checkout left",
    status: "draft",
    trigger: { kind: "abandoned" },
    audience: { not: { fact: "abandoned-stage", is: "equal", value: "cart" } },
    goal: { kind: "purchase" },
    priority: 80,
    group: "cart",
    reentryDays: 7,
    holdout: 0.1,
    budget: { offers: 1000 },
    steps: [
      {
        kind: "branch",
        arms: [
          {
            audience: { fact: "abandoned-stage", is: "equal", value: "address" },
            steps: [
              {
                kind: "send",
                variants: [
                  push(
                    "encouragement",
                    words(
                      "Two more steps to {product}",
                      "Noch zwei Schritte bis zu {product}",
                      "Jeszcze dwa kroki do {product}",
                    ),
                    words(
                      "Your order is saved: go on where you stopped.",
                      "Deine Bestellung ist gespeichert: Mach weiter, wo du aufgehört hast.",
                      "Twoje zamówienie jest zapisane: dokończ je, gdzie przerwałeś.",
                    ),
                  ),
                ],
              },
            ],
          },
        ],
        otherwise: [
          {
            kind: "send",
            variants: [
              push(
                "free-shipping",
                words(
                  "We pay the shipping until {until}",
                  "Den Versand zahlen wir bis {until}",
                  "Za dostawę płacimy my do {until}",
                ),
                words(
                  "Use the code {code} for {product}.",
                  "Nutze den Code {code} für {product}.",
                  "Użyj kodu {code} na {product}.",
                ),
                {
                  offer: {
                    source: "computed",
                    value: { kind: "free-shipping" },
                    endsAfterHours: 24,
                  },
                },
              ),
              push(
                "five-percent",
                words("5 % off until {until}", "5 % Rabatt bis {until}", "5 % rabatu do {until}"),
                words(
                  "Use the code {code} for {product}.",
                  "Nutze den Code {code} für {product}.",
                  "Użyj kodu {code} na {product}.",
                ),
                { offer: percentOff(5, 24) },
              ),
            ],
          },
        ],
      },
    ],
  },
};
