import type { Good } from "../good.ts";
import { inEuro } from "../money.ts";
import { cartLines, type Line, restorable, saveCart } from "./cart.ts";
import { make, marked } from "./dom.ts";
import { allGoods } from "./goods.ts";
import { item, items, tell, variant } from "./layer.ts";
import { image, showSums } from "./summary.ts";
import { type Choice, choices, sumsOf } from "./sums.ts";

export async function cartPage(): Promise<void> {
  const goods = await allGoods();
  restore(goods);
  tell("view_cart", items(choices(cartLines(), goods)));
  const draw = () => showCart(choices(cartLines(), goods));
  document.addEventListener("cart", draw);
  draw();
  marked("checkout")?.addEventListener("click", (event) => {
    const open = cartLines().find((line) => needsSize(line, goods));
    if (!open) return;
    event.preventDefault();
    problem(`Please choose a size for ${goods.get(open.id)?.name}.`);
    document.querySelector<HTMLElement>("[data-size-missing]")?.focus();
  });
}

/** `/cart?restore=ID:QTY,ID:QTY` fills the cart; opening the link twice changes nothing more. */
function restore(goods: ReadonlyMap<string, Good>): void {
  const address = new URL(location.href);
  const wanted = address.searchParams.get("restore");
  if (wanted === null) return;
  let lines = cartLines();
  for (const { id, quantity } of restorable(wanted)) {
    const good = goods.get(id);
    if (!good || good.stock === 0 || lines.some((line) => line.id === id)) continue;
    lines = [
      ...lines,
      { id, colour: good.colours[0] ?? "", size: "", quantity: Math.min(quantity, good.stock) },
    ];
  }
  saveCart(lines);
  address.searchParams.delete("restore");
  history.replaceState(null, "", address);
}

function needsSize(line: Line, goods: ReadonlyMap<string, Good>): boolean {
  return line.size === "" && (goods.get(line.id)?.sizes.length ?? 0) > 0;
}

function showCart(cart: readonly Choice[]): void {
  const [filled, empty] = [marked("cart-filled"), marked("cart-empty")];
  if (filled) filled.hidden = cart.length === 0;
  if (empty) empty.hidden = cart.length > 0;
  marked("cart-lines")?.replaceChildren(...cart.map(row));
  problem("");
  showSums(sumsOf(cart, "standard"));
}

function problem(text: string): void {
  const place = marked("cart-problem");
  if (!place) return;
  place.hidden = text === "";
  place.textContent = text;
}

function row(choice: Choice): HTMLElement {
  const { line, good } = choice;
  const name = `${good.brand} ${good.name}`;
  return make(
    "li",
    { class: "line" },
    make("a", { class: "tile", href: `/p/${good.id}`, "aria-label": name }, image(choice)),
    make(
      "div",
      { class: "line-text" },
      make("a", { href: `/p/${good.id}` }, make("strong", {}, name)),
      make("span", { class: "kind" }, [good.kind, line.colour].filter(Boolean).join(" · ")),
      ...(good.sizes.length > 0 ? [sizeChoice(choice)] : []),
    ),
    amount(choice),
    make("span", { class: "price" }, inEuro(good.priceCents * line.quantity)),
  );
}

function sizeChoice({ line, good }: Choice): HTMLElement {
  const options = good.sizes.map((size) =>
    make("option", size === line.size ? { value: size, selected: "" } : { value: size }, size),
  );
  const hint = line.size ? [] : [make("option", { value: "", selected: "" }, "Choose a size")];
  const attributes = {
    "aria-label": `Size of ${good.name}`,
    ...(line.size ? {} : { "data-size-missing": "" }),
  };
  const select = make("select", attributes, ...hint, ...options);
  select.addEventListener("change", () => {
    if (select instanceof HTMLSelectElement) change(line, { size: select.value });
  });
  return make("label", { class: "line-size" }, "Size ", select);
}

function amount({ line, good }: Choice): HTMLElement {
  const button = (sign: string, words: string, by: number) => {
    const made = make("button", { type: "button", "aria-label": `${words} ${good.name}` }, sign);
    if (by > 0 && line.quantity >= good.stock) made.setAttribute("disabled", "");
    made.addEventListener("click", () => {
      tell(by > 0 ? "add_to_cart" : "remove_from_cart", [item(good, 1, variant(line))]);
      change(line, { quantity: line.quantity + by });
    });
    return made;
  };
  const remove = make("button", { type: "button", class: "link" }, "Remove");
  remove.setAttribute("aria-label", `Remove ${good.brand} ${good.name}`);
  remove.addEventListener("click", () => {
    tell("remove_from_cart", [item(good, line.quantity, variant(line))]);
    change(line, { quantity: 0 });
  });
  return make(
    "div",
    { class: "amount" },
    make(
      "span",
      { class: "stepper" },
      button("−", "One less of", -1),
      make("output", {}, String(line.quantity)),
      button("+", "One more of", 1),
    ),
    remove,
  );
}

function change(old: Line, fresh: Partial<Line>): void {
  const changed = cartLines().map((line) =>
    line.id === old.id && line.colour === old.colour && line.size === old.size
      ? { ...line, ...fresh }
      : line,
  );
  saveCart(changed.filter((line) => line.quantity > 0));
}
