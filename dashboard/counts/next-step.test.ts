import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { nextStep } from "./next-step.ts";

const text = { "*": "Words" };
const prompt: Campaign = {
  id: "prompt",
  name: "Prompt",
  status: "live",
  trigger: { kind: "wish" },
  goal: { kind: "none" },
  priority: 1,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "a",
          share: 1,
          banner: { kind: "push-prompt", title: text, agree: text, decline: text },
        },
      ],
    },
  ],
};
const carts: Campaign = { ...prompt, id: "carts", trigger: { kind: "abandoned" } };
const month = { visit: 400, "stage/cart": 90, "abandoned/cart/unknown/none": 70 };

test("carts that nobody answers come first", () => {
  expect(nextStep(month, [prompt])).toEqual({
    kind: "answer-carts",
    template: "cart-abandoned",
    count: 70,
  });
});

test("a draft answers nothing", () => {
  expect(nextStep(month, [{ ...carts, status: "draft" }])?.kind).toBe("answer-carts");
});

test("whoever can't be reached must be asked before anything can be sent", () => {
  const silent = { ...carts, steps: [] };
  expect(nextStep(month, [silent])?.kind).toBe("ask-for-push");
});

test("then those who only looked", () => {
  expect(nextStep(month, [carts])).toEqual({
    kind: "answer-looks",
    template: "browse-abandoned",
    count: 310,
  });
});

test("a shop that answers all of it, or is too young to tell, is left in peace", () => {
  const looks: Campaign = {
    ...prompt,
    id: "looks",
    trigger: { kind: "browse-abandoned", afterSeconds: 60 },
  };
  expect(nextStep(month, [carts, looks])).toBeNull();
  expect(nextStep({ visit: 12, "abandoned/cart/unknown/none": 3 }, [])).toBeNull();
});
