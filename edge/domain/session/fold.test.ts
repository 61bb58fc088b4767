import { describe, expect, test } from "vitest";
import { add, after, buy, context, fact, MINUTE, remove } from "../test/folding.ts";
import { T0 } from "../test/world.ts";
import { fold } from "./fold.ts";
import { cartLines, newSession, type Session } from "./session.ts";

const quantities = (session: Session) =>
  Object.fromEntries(cartLines(session).map(({ id, quantity }) => [id, quantity]));

describe("visits", () => {
  test("thirty minutes of silence part two visits", () => {
    const session = after(
      fact(0, { kind: "page_view" }),
      fact(30, { kind: "page_view" }),
      fact(61, { kind: "page_view" }),
    );
    expect(session.visits).toBe(2);
    expect(session.visit.pages).toBe(1);
    expect(session.beforeAt).toBe(T0 + 30 * MINUTE);
  });

  test("a late fact between two visits makes them one", () => {
    const apart = after(fact(0, { kind: "page_view" }), fact(50, { kind: "page_view" }));
    expect(apart.visits).toBe(2);
    const joined = fold(apart, [fact(25, { kind: "page_view" })], context);
    expect(joined.visits).toBe(1);
    expect(joined.visit.pages).toBe(3);
  });

  test("a closed tab and a screen that locks itself are no presence", () => {
    const session = after(
      fact(0, { kind: "page_view" }),
      fact(10, { kind: "attention", state: "away" }),
      fact(12, { kind: "gone" }),
    );
    expect(session.lastAt).toBe(T0);
  });
});

describe("cart", () => {
  test("the catalogue's name and price win over the page's", () => {
    const [line] = cartLines(
      after(
        fact(0, {
          kind: "cart_add",
          item: { id: "fast", name: "?", price: 1, currency: "EUR" },
          quantity: 2,
        }),
      ),
    );
    expect(line).toMatchObject({ name: "Fast Shoe", price: 18_000, quantity: 2 });
  });

  test("a product that only the page knows keeps the page's name and price", () => {
    const [line] = cartLines(
      after(
        fact(0, {
          kind: "cart_add",
          item: { id: "x", name: "Lamp", price: 9.99, currency: "EUR" },
          quantity: 1,
        }),
      ),
    );
    expect(line).toMatchObject({ name: "Lamp", price: 999, currency: "EUR" });
  });

  test("taking out what was never seen going in leaves later additions whole", () => {
    expect(quantities(after(fact(0, remove("fast", 2)), fact(1, add("fast"))))).toEqual({
      fast: 1,
    });
  });

  test("an order empties the cart, also when it is told of before the cart", () => {
    const late = fold(
      after(fact(2, buy("o1")), fact(3, add("gel"))),
      [fact(1, add("fast"))],
      context,
    );
    expect(quantities(late)).toEqual({ gel: 1 });
  });

  test("the stage is the furthest one since the cart was emptied", () => {
    const paying = after(
      fact(0, add("fast")),
      fact(1, { kind: "checkout_stage", stage: "payment" }),
      fact(2, { kind: "checkout_stage", stage: "cart" }),
    );
    expect(paying.stage).toBe("payment");
    expect(fold(paying, [fact(3, buy("o1"))], context).stage).toBe("none");
    expect(fold(paying, [fact(3, remove("fast")), fact(4, add("gel"))], context).stage).toBe(
      "cart",
    );
  });
});

describe("orders", () => {
  test("the same order number never counts twice, and the server's word wins", () => {
    const session = after(
      fact(0, buy("o1", 50)),
      fact(1, buy("o1", 50)),
      fact(2, buy("o1", 42.5), 0, "server"),
      fact(3, buy("o1", 50)),
    );
    expect(session.purchases).toBe(1);
    expect(session.spent).toEqual({ EUR: 4250 });
    expect(session.orders).toMatchObject([{ id: "o1", value: 4250, source: "server", at: T0 }]);
  });

  test("not even after dozens of others", () => {
    const many = Array.from({ length: 30 }, (_, index) => fact(index, buy(`o${index}`)));
    expect(after(...many, fact(40, buy("o0"))).purchases).toBe(30);
  });

  test("the server's confirmation leaves the next cart alone", () => {
    const session = after(fact(0, buy("o1")), fact(1, add("gel")), fact(2, buy("o1"), 0, "server"));
    expect(quantities(session)).toEqual({ gel: 1 });
  });
});

test("a visitor of ten thousand facts is no bigger than 6.5 kB, a long cart and all", () => {
  let session = newSession(T0);
  for (let index = 0; index < 2000; index++) {
    const id = `a-rather-long-product-number-${"x".repeat(40)}-${index % 60}`;
    const item = {
      id,
      name: "A product with a name that goes on and on and on and on",
      price: 12,
      category: "some category",
    };
    session = fold(
      session,
      [
        fact(index, { kind: "page_view" }),
        fact(index, { kind: "product_view", item }, 1),
        fact(index, { kind: "cart_add", item, quantity: 1 }, 2),
        fact(index, { kind: "search", query: `where do I find ${index}` }, 3),
        fact(index, { kind: "content_view", content: `article-${index}`, tags: ["one", "two"] }, 4),
        fact(index, index % 50 === 0 ? buy(`order-${index}`) : { kind: "wish_add", item }, 5),
      ],
      context,
    );
  }
  expect(JSON.stringify(session).length).toBeLessThan(6500);
  expect(session.purchases).toBe(40);
});
