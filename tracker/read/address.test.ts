import { expect, test } from "vitest";
import { stageOf } from "./address.ts";

test.each([
  ["/checkout/address", "address"],
  ["/de/kasse/versand", "shipping"],
  ["/Checkout/Payment", "payment"],
  ["/checkout/order-received/17", "done"],
  ["/warenkorb", "cart"],
  ["/payment-methods", undefined],
  ["/shipping-and-returns", undefined],
  ["/cartoons", undefined],
])("the path %s says the stage %s", (path, stage) => {
  expect(stageOf(path)).toBe(stage);
});
