import { push, type Template, words } from "./words.ts";

const DAY = 86_400;

export const browseAbandoned: Template = {
  title: words(
    "Looked, left without a cart",
    "Umgesehen, ohne Warenkorb gegangen",
    "Obejrzał i wyszedł bez koszyka",
  ),
  description: words(
    "Half an hour later, the product looked at last and what sets it apart.",
    "Eine halbe Stunde später das zuletzt angesehene Produkt und was es auszeichnet.",
    "Pół godziny później ostatnio oglądany produkt i to, co go wyróżnia.",
  ),
  campaign: {
    id: "browse-abandoned",
    name: "Looked, left without a cart",
    status: "draft",
    trigger: { kind: "browse-abandoned", afterSeconds: 1800 },
    audience: { fact: "engaged-seconds", is: "at-least", value: 60 },
    goal: { kind: "purchase" },
    priority: 40,
    reentryDays: 14,
    holdout: 0.1,
    steps: [
      {
        kind: "send",
        variants: [
          push(
            "last-look",
            words("{product}, {price}", "{product}, {price}", "{product}, {price}"),
            words(
              "Have another look[: {features}].",
              "Schau es dir noch einmal an[: {features}].",
              "Zobacz jeszcze raz[: {features}].",
            ),
          ),
        ],
      },
    ],
  },
};

export const priceDrop: Template = {
  title: words("Price drop", "Preis gesenkt", "Spadek ceny"),
  description: words(
    "A product on somebody's list gets cheaper.",
    "Ein Produkt von der Merkliste wird günstiger.",
    "Produkt z listy życzeń tanieje.",
  ),
  campaign: {
    id: "price-drop",
    name: "Price drop",
    status: "draft",
    trigger: { kind: "price-drop" },
    goal: { kind: "purchase" },
    priority: 60,
    reentryDays: 3,
    holdout: 0.1,
    steps: [
      {
        kind: "send",
        variants: [
          push(
            "cheaper",
            words(
              "{product} now costs {price}",
              "{product} kostet jetzt {price}",
              "{product} kosztuje teraz {price}",
            ),
            words("You wanted to know.", "Du wolltest es wissen.", "Chciałeś o tym wiedzieć."),
          ),
        ],
      },
    ],
  },
};

export const backInStock: Template = {
  title: words("Back in stock", "Wieder da", "Znów dostępne"),
  description: words(
    "A product that somebody waits for is back.",
    "Ein erwartetes Produkt ist wieder da.",
    "Wyczekiwany produkt jest znów dostępny.",
  ),
  campaign: {
    id: "back-in-stock",
    name: "Back in stock",
    status: "draft",
    trigger: { kind: "back-in-stock" },
    goal: { kind: "purchase" },
    priority: 75,
    reentryDays: 1,
    holdout: 0.1,
    steps: [
      {
        kind: "send",
        variants: [
          push(
            "back",
            words("{product} is back", "{product} ist wieder da", "{product} znów dostępny"),
            words("{price}[ – {features}].", "{price}[ – {features}].", "{price}[ – {features}]."),
          ),
        ],
      },
    ],
  },
};

export const accessories: Template = {
  title: words("After a purchase", "Nach dem Kauf", "Po zakupie"),
  description: words(
    "Three days later, what goes with it.",
    "Drei Tage später, was dazu passt.",
    "Trzy dni później to, co do tego pasuje.",
  ),
  campaign: {
    id: "post-purchase",
    name: "After a purchase",
    status: "draft",
    trigger: { kind: "purchase" },
    goal: { kind: "purchase" },
    priority: 45,
    reentryDays: 30,
    holdout: 0.1,
    steps: [
      { kind: "wait", wait: { until: "elapsed", seconds: 3 * DAY } },
      { kind: "wait", wait: { until: "best-time", withinSeconds: DAY } },
      {
        kind: "send",
        variants: [
          push(
            "goes-with-it",
            words("Goes with {product}", "Passt zu {product}", "Pasuje do {product}"),
            words(
              "{accessories}: have a look.",
              "{accessories}: Schau sie dir an.",
              "{accessories}: zobacz.",
            ),
          ),
        ],
      },
    ],
  },
};
