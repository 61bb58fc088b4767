import type { Banner } from "../catalog/banners.ts";
import type { Step } from "../campaign.ts";
import { type Template, words } from "./words.ts";

function show(banner: Banner): readonly Step[] {
  return [{ kind: "show", variants: [{ id: "a", share: 1, banner }] }];
}

export const pushPrompt: Template = {
  title: words("Ask for push", "Um Push bitten", "Prośba o powiadomienia"),
  description: words(
    "After something is put on the wish-list; never on arrival.",
    "Nachdem etwas gemerkt wurde; nie beim Ankommen.",
    "Po dodaniu do listy życzeń; nigdy na wejściu.",
  ),
  campaign: {
    id: "push-prompt",
    name: "Ask for push",
    status: "draft",
    trigger: { kind: "wish" },
    audience: { not: { fact: "subscribed", is: "equal", value: true } },
    goal: { kind: "push-subscribed" },
    priority: 60,
    caps: { perVisit: 1, inAll: 3 },
    steps: [
      ...show({
        kind: "push-prompt",
        title: words(
          "Shall we tell you when the price drops?",
          "Sollen wir Bescheid geben, wenn der Preis fällt?",
          "Dać znać, gdy cena spadnie?",
        ),
        text: words(
          "We send cart reminders, offers and news of your saved products; you can stop it in the browser at any time.",
          "Wir senden Erinnerungen an den Warenkorb, Angebote und Neues zu gemerkten Produkten; abbestellen geht jederzeit im Browser.",
          "Wysyłamy przypomnienia o koszyku, oferty i wieści o zapisanych produktach; możesz to wyłączyć w przeglądarce w każdej chwili.",
        ),
        agree: words("Yes, tell me", "Ja, gern", "Tak, poproszę"),
        decline: words("No, thanks", "Nein, danke", "Nie, dziękuję"),
      }),
    ],
  },
};

export const freeShipping: Template = {
  title: words(
    "Progress to free shipping",
    "Fortschritt zum freien Versand",
    "Postęp do darmowej dostawy",
  ),
  description: words(
    "How much is missing, whenever the cart changes.",
    "Wie viel noch fehlt, sobald sich der Warenkorb ändert.",
    "Ile jeszcze brakuje, gdy koszyk się zmienia.",
  ),
  campaign: {
    id: "free-shipping",
    name: "Progress to free shipping",
    status: "draft",
    trigger: { kind: "cart-changed" },
    goal: { kind: "none" },
    priority: 30,
    steps: [
      ...show({
        kind: "free-shipping",
        title: words(
          "{missing} more for free shipping",
          "Noch {missing} bis zum kostenlosen Versand",
          "Jeszcze {missing} do darmowej dostawy",
        ),
        reached: words(
          "Your order ships for free",
          "Deine Bestellung kommt versandkostenfrei",
          "Twoje zamówienie ma darmową dostawę",
        ),
      }),
    ],
  },
};

export const comparison: Template = {
  title: words("Too many alike", "Zu viel Ähnliches", "Zbyt wiele podobnych"),
  description: words(
    "Somebody about to leave with look-alikes in the cart sees what tells them apart.",
    "Wer mit ähnlichen Produkten im Korb gehen will, sieht, was sie unterscheidet.",
    "Kto chce wyjść z podobnymi produktami w koszyku, widzi, czym się różnią.",
  ),
  campaign: {
    id: "comparison",
    name: "Too many alike",
    status: "draft",
    trigger: { kind: "exit-intent" },
    audience: { fact: "similar-in-cart", is: "at-least", value: 2 },
    goal: { kind: "purchase" },
    priority: 65,
    caps: { perVisit: 1, perWeek: 2 },
    holdout: 0.1,
    steps: [
      ...show({
        kind: "comparison",
        title: words("Which one suits you?", "Welches passt zu dir?", "Który pasuje do Ciebie?"),
        text: words(
          "This is where they differ.",
          "Darin unterscheiden sie sich.",
          "Tym się różnią.",
        ),
      }),
    ],
  },
};
