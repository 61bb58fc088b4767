import type { Chance } from "../../bench/simulate/chance.ts";
import { articles, categoryOf, products } from "../catalogue.ts";
import type { Article, Product } from "../catalogue/product.ts";

/** What a kind of runner looks for. */
interface Taste {
  readonly share: number;
  readonly likes: (product: Product) => boolean;
  readonly words: readonly string[];
  readonly topic: string;
}

const isOf = (...kinds: readonly string[]) => {
  const wanted = new Set(kinds);
  return ({ kind }: Product) => wanted.has(kind);
};

const tastes: Readonly<Record<string, Taste>> = {
  beginner: {
    share: 0.34,
    likes: isOf("Beginner's shoe", "Daily trainer", "T-shirt", "Socks", "Shorts", "Running belt"),
    words: ["first running shoes", "how to start", "size"],
    topic: "beginner",
  },
  marathon: {
    share: 0.28,
    likes: isOf("Marathon racer", "Tempo shoe", "Gel", "Electrolytes", "Singlet", "Socks"),
    words: ["marathon", "carbon plate", "gel"],
    topic: "marathon",
  },
  trail: {
    share: 0.22,
    likes: isOf("Trail shoe", "Hydration vest", "Wind jacket", "Rain jacket", "Head torch"),
    words: ["trail", "grip", "waterproof"],
    topic: "trail",
  },
  measuring: {
    share: 0.16,
    likes: (product) => categoryOf(product).id === "electronics",
    words: ["watch", "heart rate", "maps"],
    topic: "pulse",
  },
};

const inStock = products.filter(({ stock }) => stock > 0);

/** What one person wants: mostly their own things, now and then anything. */
export class Wishes {
  readonly #taste: Taste;
  readonly #own: readonly Product[];

  constructor(chance: Chance) {
    const shares = Object.fromEntries(
      Object.entries(tastes).map(([name, { share }]) => [name, share]),
    );
    const taste = tastes[chance.weighted(shares)];
    if (!taste) throw new Error("Nobody wants anything");
    this.#taste = taste;
    this.#own = inStock.filter(taste.likes);
  }

  product(chance: Chance): Product {
    return chance.pick(chance.hits(0.85) ? this.#own : inStock);
  }

  /** Another one that is hard to tell from it; null where there is none. */
  alike(product: Product, chance: Chance): Product | null {
    const others = inStock.filter(({ id, kind }) => kind === product.kind && id !== product.id);
    return others.length > 0 ? chance.pick(others) : null;
  }

  search(chance: Chance): string {
    return chance.pick(this.#taste.words);
  }

  article(chance: Chance): Article {
    const own = articles.filter(({ topic }) => topic.includes(this.#taste.topic));
    return chance.pick(own.length > 0 ? own : articles);
  }
}
