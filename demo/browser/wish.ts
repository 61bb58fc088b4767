import { toast } from "./dom.ts";
import { knownGoods } from "./goods.ts";
import { item, tell } from "./layer.ts";
import { keep, kept } from "./store.ts";

const key = "paceward.wishes";

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

export function wishes(): readonly string[] {
  return kept<readonly string[]>(localStorage, key, isStrings, []);
}

export function showWishes(): void {
  const wished = wishes();
  for (const button of document.querySelectorAll<HTMLElement>("[data-wish]"))
    button.setAttribute("aria-pressed", String(wished.includes(button.dataset["wish"] ?? "")));
}

/** Hearts anywhere on the page, also in lists that are drawn later. */
export function watchWishes(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-wish]") : null;
    if (!(button instanceof HTMLElement)) return;
    const id = button.dataset["wish"] ?? "";
    const had = wishes().includes(id);
    keep(localStorage, key, had ? wishes().filter((wish) => wish !== id) : [...wishes(), id]);
    const good = knownGoods().get(id);
    if (!had && good) tell("add_to_wishlist", [item(good)]);
    toast(had ? "Taken off your wish-list" : "On your wish-list");
    document.dispatchEvent(new Event("wishes"));
  });
}
