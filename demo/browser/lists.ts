import type { Good } from "../good.ts";
import { answers, marked } from "./dom.ts";
import { item, tell } from "./layer.ts";

/** Tells of every list on the page once it has been seen. */
export function watchLists(goods: ReadonlyMap<string, Good>): void {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      seen.unobserve(target);
      tellList(
        target.dataset["list"] ?? "",
        target.dataset["listName"] ?? "",
        shown(target, goods),
      );
    }
  });
  for (const list of document.querySelectorAll("[data-list]")) seen.observe(list);
}

export function tellList(id: string, name: string, goods: readonly Good[]): void {
  const list = { item_list_id: id, item_list_name: name };
  tell(
    "view_item_list",
    goods.map((good, index) => ({ ...item(good), ...list, index })),
    list,
  );
}

function shown(list: HTMLElement, goods: ReadonlyMap<string, Good>): readonly Good[] {
  return [...list.querySelectorAll<HTMLElement>("[data-product]")].flatMap((card) => {
    const good = goods.get(card.dataset["product"] ?? "");
    return good ? [good] : [];
  });
}

function price(card: HTMLElement): number {
  return Number(card.dataset["price"]);
}

/** Price tiers and order of a category, without asking the server. */
export function watchFilters(): void {
  const form = marked("filters");
  const grid = marked("list");
  if (!(form instanceof HTMLFormElement) || !grid) return;
  const cards = [...grid.querySelectorAll<HTMLElement>("[data-product]")];
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const { tier = "", sort = "" } = answers(form);
    const sorted = sort
      ? cards.toSorted((a, b) => (price(a) - price(b)) * (sort === "up" ? 1 : -1))
      : cards;
    grid.replaceChildren(...sorted);
    for (const card of cards) card.hidden = tier !== "" && card.dataset["tier"] !== tier;
    const count = cards.filter((card) => !card.hidden).length;
    marked("filter-status")?.replaceChildren(`${count} products`);
  });
}
