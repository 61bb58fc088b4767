import { inEuro } from "../money.ts";
import { make, marked } from "./dom.ts";
import { variant } from "./layer.ts";
import type { Choice, Sums } from "./sums.ts";

function row(name: string, amount: string, strong = ""): HTMLElement {
  return make("div", strong ? { class: strong } : {}, make("dt", {}, name), make("dd", {}, amount));
}

/** The sums beside a cart or an order. */
export function showSums(sums: Sums, coupon?: string): void {
  const rows = [
    row("Goods", inEuro(sums.goodsCents)),
    ...(sums.discountCents ? [row(`Coupon ${coupon ?? ""}`, inEuro(-sums.discountCents))] : []),
    row("Delivery", sums.shippingCents ? inEuro(sums.shippingCents) : "free"),
    row("Total", inEuro(sums.totalCents), "total"),
    row("including VAT", inEuro(sums.vatCents), "kind"),
  ];
  marked("summary")?.replaceChildren(make("dl", { class: "sums" }, ...rows));
}

export function image({ line, good }: Choice): HTMLElement {
  const index = Math.max(0, good.colours.indexOf(line.colour));
  return make("img", { src: `/img/${good.id}-${index}.svg`, alt: "", width: "480", height: "360" });
}

/** The order's lines, small, to look at only. */
export function showMiniLines(cart: readonly Choice[]): void {
  const lines = cart.map((choice) =>
    make(
      "li",
      {},
      make("span", { class: "tile" }, image(choice)),
      make(
        "span",
        {},
        make("strong", {}, `${choice.good.brand} ${choice.good.name}`),
        make(
          "span",
          { class: "kind" },
          [variant(choice.line), `${choice.line.quantity} ×`].filter(Boolean).join(" · "),
        ),
      ),
      make("span", { class: "price" }, inEuro(choice.good.priceCents * choice.line.quantity)),
    ),
  );
  marked("mini-lines")?.replaceChildren(...lines);
}
