import { percentOff, push, type Template, words } from "./words.ts";

export const welcome: Template = {
  title: words("Welcome", "Willkommen", "Powitanie"),
  description: words(
    "Whoever allows push messages is greeted, with 5 % for a week as a variant.",
    "Wer Push-Nachrichten erlaubt, wird begrüßt; erprobt werden 5 % für eine Woche.",
    "Kto zgodzi się na powiadomienia, zostaje powitany; testowane jest 5 % na tydzień.",
  ),
  campaign: {
    id: "welcome",
    name: "Welcome",
    status: "draft",
    trigger: { kind: "push-subscribed" },
    goal: { kind: "purchase" },
    priority: 55,
    holdout: 0.1,
    budget: { offers: 1000 },
    steps: [
      { kind: "wait", wait: { until: "elapsed", seconds: 600 } },
      {
        kind: "send",
        variants: [
          push(
            "hello",
            words("Nice to have you", "Schön, dass du da bist", "Miło, że jesteś"),
            words(
              "We only write when it is worth it.",
              "Wir schreiben nur, wenn es sich lohnt.",
              "Piszemy tylko wtedy, gdy warto.",
            ),
            { url: "/" },
          ),
          push(
            "five-percent",
            words(
              "Welcome: 5 % until {until}",
              "Willkommen: 5 % bis {until}",
              "Witaj: 5 % do {until}",
            ),
            words("Your code is {code}.", "Dein Code ist {code}.", "Twój kod to {code}."),
            { url: "/", offer: percentOff(5, 168) },
          ),
        ],
      },
    ],
  },
};

export const wishList: Template = {
  title: words(
    "Wish-list after a while",
    "Merkliste nach einer Weile",
    "Lista życzeń po pewnym czasie",
  ),
  description: words(
    "After two months without a visit, the saved product.",
    "Nach zwei Monaten ohne Besuch das gemerkte Produkt.",
    "Po dwóch miesiącach bez wizyty zapisany produkt.",
  ),
  campaign: {
    id: "wish-list",
    name: "Wish-list after a while",
    status: "draft",
    trigger: { kind: "inactive", days: 60 },
    audience: { fact: "wish-list", is: "known" },
    goal: { kind: "purchase" },
    priority: 35,
    group: "silence",
    reentryDays: 90,
    holdout: 0.1,
    steps: [
      { kind: "wait", wait: { until: "best-time", withinSeconds: 86_400 } },
      {
        kind: "send",
        variants: [
          push(
            "saved",
            words(
              "{product} is still on your list",
              "{product} steht noch auf deiner Merkliste",
              "{product} jest wciąż na Twojej liście",
            ),
            words("{price}[ – {features}].", "{price}[ – {features}].", "{price}[ – {features}]."),
          ),
        ],
      },
    ],
  },
};

export const winBack: Template = {
  title: words("Win back", "Zurückgewinnen", "Odzyskanie klienta"),
  description: words(
    "Customers who have not come for three months; 10 % is tried beside a plain greeting.",
    "Kunden, die drei Monate nicht da waren; neben einem Gruß werden 10 % erprobt.",
    "Klienci nieobecni od trzech miesięcy; obok pozdrowienia testowany jest rabat 10 %.",
  ),
  campaign: {
    id: "win-back",
    name: "Win back",
    status: "draft",
    trigger: { kind: "inactive", days: 90 },
    audience: { fact: "purchases", is: "at-least", value: 1 },
    goal: { kind: "purchase" },
    priority: 50,
    group: "silence",
    reentryDays: 180,
    holdout: 0.1,
    budget: { offers: 1000 },
    steps: [
      { kind: "wait", wait: { until: "best-time", withinSeconds: 86_400 } },
      {
        kind: "send",
        variants: [
          push(
            "greeting",
            words("It has been a while", "Lange nicht gesehen", "Dawno Cię nie było"),
            words(
              "A lot is new: have a look.",
              "Vieles ist neu: Schau vorbei.",
              "Jest wiele nowości: zajrzyj.",
            ),
            { url: "/" },
          ),
          push(
            "ten-percent",
            words(
              "10 % for your next order, until {until}",
              "10 % auf deine nächste Bestellung, bis {until}",
              "10 % na następne zamówienie, do {until}",
            ),
            words("Your code is {code}.", "Dein Code ist {code}.", "Twój kod to {code}."),
            { url: "/", offer: percentOff(10, 168) },
          ),
        ],
      },
    ],
  },
};
