import { citron, clay, ember, lagoon, moss } from "./colourways.ts";
import type { Product } from "./product.ts";

const essentials = { category: "essentials", sizes: [] } as const;

export const nutrition: readonly Product[] = [
  {
    ...essentials,
    id: "oatwell-gel-box",
    name: "Energy Gel, 12 × 40 g",
    brand: "Oatwell",
    kind: "Gel",
    tier: "entry",
    priceCents: 2600,
    stock: 95,
    line: "25 grams of carbohydrate that tastes of apricot.",
    description: [
      "Glucose and fructose two to one, thin enough to take without water. Twelve sachets, one marathon and three long runs.",
    ],
    attributes: { flavour: "apricot", carbohydrateGrams: 25, caffeineMg: 0, pieces: 12 },
    colours: [ember],
    drawing: "gel",
    accessories: ["ground-belt", "oatwell-caffeine-gel"],
    reviews: [
      {
        author: "Anton, Dresden",
        stars: 5,
        title: "Stays down",
        text: "The only gel my stomach takes at kilometre 30.",
      },
    ],
  },
  {
    ...essentials,
    id: "oatwell-caffeine-gel",
    name: "Caffeine Gel, 12 × 40 g",
    brand: "Oatwell",
    kind: "Gel",
    tier: "entry",
    priceCents: 2900,
    stock: 64,
    line: "The same gel, awake.",
    description: [
      "With 75 mg of caffeine from green tea, for the last third of a long race. Not after four in the afternoon.",
    ],
    attributes: { flavour: "espresso", carbohydrateGrams: 25, caffeineMg: 75, pieces: 12 },
    colours: [clay],
    drawing: "gel",
    accessories: ["oatwell-gel-box", "kestrel-aero-3"],
    reviews: [
      {
        author: "Petra, Brno",
        stars: 4,
        title: "It works",
        text: "Kilometre 32, and suddenly I was in a good mood.",
      },
    ],
  },
  {
    ...essentials,
    id: "oatwell-electrolyte",
    name: "Electrolyte Tablets, 20",
    brand: "Oatwell",
    kind: "Electrolytes",
    tier: "entry",
    priceCents: 900,
    stock: 140,
    line: "Salt, and a little lime.",
    description: ["One tablet for half a litre: 380 mg sodium, no sugar, gone in two minutes."],
    attributes: { flavour: "lime", sodiumMg: 380, pieces: 20 },
    colours: [citron, lagoon],
    drawing: "tube",
    accessories: ["ground-flask"],
    reviews: [
      {
        author: "Aylin, Mannheim",
        stars: 5,
        title: "No more cramps",
        text: "And it tastes like summer.",
      },
    ],
  },
  {
    ...essentials,
    id: "oatwell-recovery",
    name: "Recovery Shake, 800 g",
    brand: "Oatwell",
    kind: "Recovery",
    tier: "core",
    priceCents: 3900,
    stock: 36,
    line: "Oats, pea protein, cocoa. Within thirty minutes.",
    description: [
      "Three to one carbohydrate and protein, vegan, with real cocoa. Sixteen portions.",
    ],
    attributes: { flavour: "cocoa", proteinGrams: 12, pieces: 16 },
    colours: [moss, clay],
    drawing: "pouch",
    accessories: ["ground-roller", "oatwell-gel-box"],
    reviews: [
      {
        author: "Jana, Olomouc",
        stars: 4,
        title: "Proper cocoa",
        text: "I would drink it without running.",
      },
    ],
  },
];
