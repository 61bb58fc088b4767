import type { BannerKind } from "#protocol/catalog/banners.ts";
import type { Card, Drawing, Show } from "#protocol/decision.ts";

const picture = (hue: number): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="hsl(${hue} 40% 88%)"/><path d="M30 130c30-10 50-50 70-50s30 30 70 35v25H30z" fill="hsl(${hue} 55% 45%)"/></svg>`,
  )}`;

const card = (name: string, price: string, hue: number): Card => ({
  id: name,
  name,
  price,
  url: "/next",
  image: picture(hue),
});
const cards = [
  card("Cirrus 4", "€129.95", 200),
  card("Marathon Pro Carbon", "€219.00", 20),
  card("Trail Runner GTX", "€159.90", 120),
  card("Daily Flow", "€99.95", 280),
];
const english = { locale: "en", direction: "ltr", close: "Close" } as const;
const button = { label: "Back to my cart", url: "/next" };

/** One of each kind, as the edge would send it. */
export const drawings: { readonly [K in BannerKind]: Drawing & { readonly kind: K } } = {
  bar: { kind: "bar", ...english, title: "Free returns on every order this week", button },
  "corner-card": {
    kind: "corner-card",
    ...english,
    cards: cards.slice(0, 1),
    title: "Not sure about your size?",
    text: "Our fit guide compares the shoe you wear now with the Cirrus 4.",
    button,
  },
  modal: {
    kind: "modal",
    ...english,
    cards: cards.slice(0, 1),
    title: "Your Cirrus 4 is still in the cart",
    text: "Order within 24 hours and take 5 % off.",
    code: "RUN-7KQ2-M9",
    button,
  },
  inline: {
    kind: "inline",
    ...english,
    slot: "here",
    title: "Try it on the road",
    text: "Run in them for 30 days. If they aren't right, send them back.",
    button,
  },
  recommendations: {
    kind: "recommendations",
    ...english,
    slot: "here",
    title: "Runners like you also chose",
    cards,
  },
  comparison: {
    kind: "comparison",
    ...english,
    title: "Two of these are nearly the same",
    text: "Here is what sets them apart.",
    cards: cards.slice(0, 2),
    rows: [
      { label: "Cushioning", values: ["soft", "firm, carbon plate"] },
      { label: "Drop", values: ["8 mm", "6 mm"] },
    ],
    button: { label: "Keep both" },
  },
  "free-shipping": {
    kind: "free-shipping",
    ...english,
    slot: "here",
    title: "€20.05 to free shipping",
    progress: 0.74,
  },
  countdown: {
    kind: "countdown",
    ...english,
    cards: cards.slice(0, 1),
    title: "5 % off ends tonight",
    text: "Your code works until the clock runs out.",
    endsInMs: 5 * 3_600_000,
    code: "RUN-7KQ2-M9",
    button,
  },
  "exit-form": {
    kind: "exit-form",
    ...english,
    cards: cards.slice(0, 1),
    title: "Shall we keep the Cirrus 4 in mind for you?",
    text: "We write once if its price drops.",
    field: "E-mail address",
    button: { label: "Remind me" },
    endpoint: "/newsletter",
    thanks: "Please confirm the mail we've just sent.",
  },
  survey: {
    kind: "survey",
    ...english,
    title: "What keeps you from ordering today?",
    choices: [
      { value: "comparing", label: "I'm still comparing" },
      { value: "shipping", label: "Shipping costs too much" },
    ],
    thanks: "Thank you, that helps.",
  },
  answers: {
    kind: "answers",
    ...english,
    title: "Questions about delivery",
    entries: [
      { question: "When will it arrive?", answer: "Within two working days." },
      { question: "What do returns cost?", answer: "Nothing." },
    ],
  },
  "push-prompt": {
    kind: "push-prompt",
    ...english,
    title: "Tell you when it's back?",
    text: "One message when your size is in stock again.",
    agree: "Yes, tell me",
    decline: "No, thanks",
  },
  download: {
    kind: "download",
    ...english,
    title: "Your first marathon in 16 weeks",
    text: "The training plan our customers ran 400 finishes with.",
    asset: "plan",
    button: { label: "Download the guide", url: "/plan.pdf" },
  },
};

export function showOf(drawing: Drawing): Show {
  return { receipt: "r-1", campaign: "c-1", variant: "a", placement: "place", drawing };
}
