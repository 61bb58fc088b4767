import { guard, on } from "../guard.ts";
import type { Item, Tag } from "../tag.ts";
import { amount } from "./amount.ts";
import { text } from "./fields.ts";
import type { Report } from "./report.ts";

type Heard = (event: unknown, fragments: unknown, hash: unknown, button: unknown) => void;

declare global {
  interface Window {
    jQuery?: (target: unknown) => {
      on?: (name: string, heard: Heard) => void;
      data: (name: string) => unknown;
    };
  }
}

/** Listens to WooCommerce: its classic theme speaks jQuery, its blocks the DOM, its product page is a form. */
export function watchWoo(tag: Tag, report: Report): void {
  const { jQuery } = window;
  const itemOf = (button: unknown): { item: Item; quantity: number } | undefined => {
    const data = jQuery?.(button);
    const id = text(data?.data("product_sku"), 100) ?? text(data?.data("product_id"), 100);
    return id ? { item: { id }, quantity: amount(data?.data("quantity")) ?? 1 } : undefined;
  };
  const body = jQuery?.(document.body);
  const hear = (name: string, kind: "cart_add" | "cart_remove"): void =>
    body?.on?.(
      name,
      guard((_event, _fragments, _hash, button) => {
        const facts = itemOf(button);
        if (facts) report(kind, facts);
      }),
    );
  hear("added_to_cart", "cart_add");
  hear("removed_from_cart", "cart_remove");
  body?.on?.(
    "init_checkout",
    guard(() => report("checkout_stage", { stage: "address" })),
  );

  let pressed: Item | undefined;
  on("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-product_id]");
    const id =
      button && (button.getAttribute("data-product_sku") || button.getAttribute("data-product_id"));
    if (id) pressed = { id };
  });
  document.addEventListener(
    "wc-blocks_added_to_cart",
    guard(() => {
      if (pressed) report("cart_add", { item: pressed, quantity: 1 });
    }),
  );
  on("submit", ({ target, submitter }) => {
    if (!(target instanceof HTMLFormElement)) return;
    const form = new FormData(target, submitter);
    const id = tag._page.product ?? text(form.get("add-to-cart"), 100);
    if (id && form.has("add-to-cart"))
      report("cart_add", { item: { id }, quantity: amount(form.get("quantity")) ?? 1 });
  });
}
