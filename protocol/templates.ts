import { cartAbandoned, checkoutAbandoned } from "./templates/carts.ts";
import { comparison, freeShipping, pushPrompt } from "./templates/on-page.ts";
import { welcome, winBack, wishList } from "./templates/people.ts";
import { accessories, backInStock, browseAbandoned, priceDrop } from "./templates/products.ts";
import type { Template } from "./templates/words.ts";

/** Ready campaigns in English, German and Polish: one click to a draft. */
export const templates: readonly Template[] = [
  cartAbandoned,
  checkoutAbandoned,
  browseAbandoned,
  priceDrop,
  backInStock,
  wishList,
  winBack,
  welcome,
  accessories,
  pushPrompt,
  freeShipping,
  comparison,
];
