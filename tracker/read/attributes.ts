import type { Tag } from "../tag.ts";
import { amount } from "./amount.ts";

/**
 * Reports what the shop wrote at its buttons:
 * `<button data-edgewise-event="cart_add" data-edgewise-id="A1" data-edgewise-price="129.95">`.
 * Every kind finds its facts in here; the edge leaves aside what a kind doesn't have.
 */
export function watchAttributes(tag: Tag): void {
  tag._on("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-edgewise-event]");
    if (!button) return;
    const given: Record<string, string> = {};
    for (const { name, value } of button.attributes) given[name.slice(14)] = value;
    const { event = "", id, price, quantity, ...facts } = given;
    const item = id === undefined ? undefined : { ...facts, id, price: amount(price) };
    tag._track(event, { ...facts, item, asset: id, quantity: amount(quantity) ?? 1 });
  });
}
