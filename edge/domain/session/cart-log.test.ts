import { expect, test } from "vitest";
import { type CartChange, type CartLog, cartOf, noCart, withChange } from "./cart-log.ts";

const ORDER = { at: 1000, place: 0 };
const by = (at: number, id: string, more: number): CartChange => ({ at, place: 0, id, by: more });
const after = (changes: readonly CartChange[], orders = [ORDER]): CartLog =>
  changes.reduce((log, change) => withChange(log, change, orders), noCart);
const cart = (log: CartLog, orders = [ORDER]) =>
  cartOf(log, orders).lines.map(({ id, quantity }) => [id, quantity]);

const filled = ["shoe", "sock", "lace"].map((id, index) => by(100 + index, id, 2));
// So many that what was before the order has settled long since.
const looks = Array.from({ length: 60 }, (_, index) => by(2000 + index, `thing-${index}`, -1));

test("what is taken out of a cart that was bought puts nothing back into it, however many changes follow", () => {
  const taken = ["shoe", "sock", "lace"].map((id, index) => by(1500 + index, id, -1));
  expect(cart(after([...filled, ...taken, ...looks]))).toEqual([]);
});

test("what is put in once more after an order is one, however many changes follow", () => {
  expect(cart(after([...filled, by(1500, "shoe", 1), ...looks]))).toEqual([["shoe", 1]]);
});

test("an order that is told of after the changes around it have settled still empties what was before it", () => {
  const log = after([...filled, ...looks], []);
  const more = [
    by(3000, "shoe", 1),
    ...looks.map((change) => ({ ...change, at: change.at + 2000 })),
  ];
  expect(cart(more.reduce((known, change) => withChange(known, change, [ORDER]), log))).toEqual([
    ["shoe", 1],
  ]);
});

test("what is told late of the time before an order is no more in the cart", () => {
  const log = after([...filled, ...looks]);
  expect(cart(withChange(log, by(10, "late", 1), [ORDER]))).toEqual([]);
});
