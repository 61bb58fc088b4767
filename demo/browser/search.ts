import type { Good } from "../good.ts";
import { card } from "./card.ts";
import { marked } from "./dom.ts";
import { allGoods } from "./goods.ts";
import { push } from "./layer.ts";
import { tellList } from "./lists.ts";
import { showWishes } from "./wish.ts";

export async function searchPage(): Promise<void> {
  const term = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const box = document.querySelector("#q");
  if (box instanceof HTMLInputElement) box.value = term;
  if (!term) return;
  push({ event: "search", search_term: term });
  const found = matching(term, [...(await allGoods()).values()]);
  marked("search-title")?.replaceChildren(`“${term}”`);
  marked("search-status")?.replaceChildren(
    found.length === 1 ? "1 product" : `${found.length} products`,
  );
  marked("search-results")?.replaceChildren(...found.map(card));
  const empty = marked("search-empty");
  if (empty) empty.hidden = found.length > 0;
  showWishes();
  if (found.length > 0) tellList("search", "Search results", found);
}

/** Every word must begin a word of the product; those with it in the name come first. */
function matching(term: string, goods: readonly Good[]): readonly Good[] {
  const words = term.toLowerCase().split(/\s+/);
  const named = (good: Good) =>
    words.filter((word) => `${good.brand} ${good.name}`.toLowerCase().includes(word)).length;
  return goods
    .filter((good) =>
      words.every(
        (word) => ` ${good.words}`.includes(` ${word}`) || good.words.includes(`-${word}`),
      ),
    )
    .toSorted((a, b) => named(b) - named(a));
}
