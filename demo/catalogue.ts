import { shoeAdvice } from "./catalogue/advice-shoes.ts";
import { legs } from "./catalogue/apparel-legs.ts";
import { tops } from "./catalogue/apparel-tops.ts";
import { electronicsProducts } from "./catalogue/electronics.ts";
import { gear } from "./catalogue/gear.ts";
import { nutrition } from "./catalogue/nutrition.ts";
import { dailyShoes } from "./catalogue/shoes-daily.ts";
import { firstShoes } from "./catalogue/shoes-first.ts";
import { racingShoes } from "./catalogue/shoes-racing.ts";
import { trailShoes } from "./catalogue/shoes-trail.ts";
import { trainingAdvice } from "./catalogue/advice-training.ts";
import type { Article, Category, Product } from "./catalogue/product.ts";

export const categories: readonly Category[] = [
  {
    id: "shoes",
    name: "Running shoes",
    line: "Road, trail, track",
    intro:
      "Fourteen shoes, each of them run in by somebody who works here. From the first kilometre to the fastest.",
  },
  {
    id: "apparel",
    name: "Apparel",
    line: "Light layers for real weather",
    intro: "Cloth that dries quickly, sits well and lasts. No season's colours, no sale in spring.",
  },
  {
    id: "electronics",
    name: "Watches & electronics",
    line: "Measure what helps",
    intro: "Watches, straps and lights that do one thing well and keep quiet about the rest.",
  },
  {
    id: "essentials",
    name: "Accessories & nutrition",
    line: "Carry, eat, recover",
    intro: "What goes into your pockets, into you, and under your calves the evening after.",
  },
];

/** Everything the demo shop sells. */
export const products: readonly Product[] = [
  ...racingShoes,
  ...dailyShoes,
  ...firstShoes,
  ...trailShoes,
  ...tops,
  ...legs,
  ...electronicsProducts,
  ...gear,
  ...nutrition,
];

/** Everything the demo shop has to say. */
export const articles: readonly Article[] = [...trainingAdvice, ...shoeAdvice];

const byId = new Map(products.map((product) => [product.id, product]));

export function productOf(id: string): Product {
  const product = byId.get(id);
  if (!product) throw new Error(`The catalogue has no product "${id}".`);
  return product;
}

export function categoryOf(product: Product): Category {
  const category = categories.find(({ id }) => id === product.category);
  if (!category) throw new Error(`The catalogue has no category "${product.category}".`);
  return category;
}
