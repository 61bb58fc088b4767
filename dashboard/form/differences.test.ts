import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const before = {
  name: "Spring",
  priority: 50,
  caps: { perDay: 1 },
  steps: [{ kind: "show", variants: [{ banner: { title: { "*": "Hello" } } }] }],
};

test("the same twice differs in nothing", () => {
  expect(differences(before, structuredClone(before))).toEqual([]);
});

test("names each value that changed, was added or taken away, and where it is", () => {
  const { caps: _, ...rest } = before;
  const title = { "*": "Hello", de: "Hallo" };
  const after = {
    ...rest,
    priority: 80,
    steps: [{ kind: "show", variants: [{ banner: { title } }] }, { kind: "wait" }],
  };
  expect(differences(before, after)).toEqual([
    { path: ["priority"], before: 50, after: 80 },
    {
      path: ["steps", 0, "variants", 0, "banner", "title", "de"],
      before: undefined,
      after: "Hallo",
    },
    { path: ["steps", 1], before: undefined, after: { kind: "wait" } },
    { path: ["caps"], before: { perDay: 1 }, after: undefined },
  ]);
});
