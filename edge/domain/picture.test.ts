import { expect, test } from "vitest";
import { picture } from "./picture.ts";
import { shop, T0 } from "./test/world.ts";

const around = { ...shop({ campaigns: [] }), now: T0 };

test("draws a banner in the language asked for, with a product of the shop", () => {
  const banner = { kind: "modal", title: { "*": "Your {product}", de: "Dein {product}" } } as const;
  const { show } = picture({ locale: "de", banner, offer: false }, around);
  expect(show).toMatchObject({ placement: "page", drawing: { title: "Dein Fast Shoe" } });
  const english = picture({ locale: "en", banner, offer: false }, around);
  expect(english.show?.drawing.title).toBe("Your Fast Shoe");
});

test("has two alike products in the cart, so that a comparison has something to compare", () => {
  const banner = { kind: "comparison", title: { "*": "Which one?" } } as const;
  const { show } = picture({ locale: "de", banner, offer: false }, around);
  expect(show?.drawing.cards?.map(({ name }) => name)).toEqual(["Fast Shoe", "Faster Shoe"]);
  expect(show?.drawing.rows).toEqual([{ label: "cushioning", values: ["firm", "soft"] }]);
});

test("gives a countdown an example of a code, which buys nothing", () => {
  const banner = { kind: "countdown", title: { "*": "{code}" } } as const;
  const { show } = picture({ locale: "de", banner, offer: false }, around);
  expect(show?.drawing).toMatchObject({ title: "EXAMPLE", endsInMs: 86_400_000 });
});

test("composes a push as it would be sent", () => {
  const message = {
    channel: "web-push",
    title: { "*": "Still thinking?" },
    body: { "*": "{product} for {price}" },
    withImage: true,
  } as const;
  const { notification } = picture({ locale: "de", message, offer: false }, around);
  expect(notification).toMatchObject({ title: "Still thinking?", lang: "de" });
  expect(notification?.body).toMatch(/^Fast Shoe for 180/);
});

test("an empty shop has nothing to say of a product", () => {
  const empty = { ...around, catalogue: { ...around.catalogue, products: new Map() } };
  const banner = { kind: "modal", title: { "*": "Your {product}" } } as const;
  expect(picture({ locale: "de", banner, offer: false }, empty).show).toBeNull();
});
