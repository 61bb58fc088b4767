import { blush, graphite, lagoon, sky, tartan } from "./colourways.ts";
import type { Product } from "./product.ts";
import { allSizes, roadSizes } from "./sizes.ts";

const shoe = { category: "shoes", sizes: roadSizes } as const;

export const firstShoes: readonly Product[] = [
  {
    ...shoe,
    id: "paceward-first",
    name: "First",
    brand: "Paceward",
    kind: "Beginner's shoe",
    tier: "entry",
    priceCents: 7900,
    stock: 44,
    sizes: allSizes,
    line: "Everything a first year of running needs.",
    description: [
      "Our own shoe for beginners: forgiving cushioning, a high drop that is kind to calves, and a price that leaves room for socks.",
      "Made for two or three runs a week, up to ten kilometres each.",
    ],
    attributes: {
      cushioning: "balanced",
      dropMm: 10,
      weightGrams: 275,
      stackMm: 34,
      surface: "road",
      width: "standard",
      distance: "up to 10 km",
      plate: "none",
    },
    colours: [tartan, sky, graphite],
    drawing: "first",
    accessories: ["tarn-daily-sock", "ground-belt"],
    reviews: [
      {
        author: "Nele, Bremen",
        stars: 5,
        title: "Couch to 5 k, done",
        text: "Comfortable from the first day, and it still looks new.",
      },
      {
        author: "Yusuf, Essen",
        stars: 4,
        title: "Fair price",
        text: "Does what it says. Next year I will take something lighter.",
      },
    ],
  },
  {
    ...shoe,
    id: "paceward-first-soft",
    name: "First Soft",
    brand: "Paceward",
    kind: "Beginner's shoe",
    tier: "entry",
    priceCents: 8900,
    stock: 27,
    sizes: allSizes,
    line: "A softer start for heavier steps.",
    description: [
      "More foam under the heel and a wider platform than the First: for beginners who want their joints looked after.",
      "The sole is made in one piece, so that nothing can come off.",
    ],
    attributes: {
      cushioning: "plush",
      dropMm: 10,
      weightGrams: 298,
      stackMm: 38,
      surface: "road",
      width: "wide",
      distance: "up to 10 km",
      plate: "none",
    },
    colours: [blush, lagoon],
    drawing: "first-soft",
    accessories: ["tarn-daily-sock", "ground-insole"],
    reviews: [
      {
        author: "Claudia, Jena",
        stars: 5,
        title: "Like slippers",
        text: "I started at 52 and with 95 kilos. These got me to 5 km.",
      },
      {
        author: "Radu, Cluj",
        stars: 4,
        title: "Soft indeed",
        text: "A bit warm in August, else perfect.",
      },
    ],
  },
];
