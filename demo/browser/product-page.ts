import type { Good } from "../good.ts";
import { cartLines, saveCart, withAdded } from "./cart.ts";
import { answers, make, marked, toast } from "./dom.ts";
import { item, tell, variant } from "./layer.ts";

export function productPage(goods: ReadonlyMap<string, Good>): void {
  const form = marked("buy");
  const good = goods.get(form?.dataset["buy"] ?? "");
  if (!(form instanceof HTMLFormElement) || !good) return;
  tell("view_item", [item(good)]);
  form.addEventListener("change", showColour);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(good, form);
  });
}

function add(good: Good, form: HTMLFormElement): void {
  const { colour = "", size = "" } = answers(form);
  const inCart = cartLines()
    .filter((line) => line.id === good.id)
    .reduce((sum, line) => sum + line.quantity, 0);
  if (inCart >= good.stock) {
    toast(`We only have ${good.stock} of these.`);
    return;
  }
  saveCart(withAdded(cartLines(), { id: good.id, colour, size, quantity: 1 }));
  tell("add_to_cart", [item(good, 1, variant({ colour, size }))]);
  toast(`${good.brand} ${good.name} is in your cart. `, make("a", { href: "/cart" }, "Look"));
}

function showColour(event: Event): void {
  const input = event.target;
  const stage = marked("stage");
  if (!(input instanceof HTMLInputElement) || input.name !== "colour") return;
  if (!(stage instanceof HTMLImageElement)) return;
  stage.src = input.dataset["image"] ?? stage.src;
  stage.alt = `${document.title.split(" · ")[0]}, ${input.value}`;
  marked("colour-name")?.replaceChildren(input.value);
}
