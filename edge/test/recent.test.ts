import { expect, test } from "vitest";
import { Recent } from "../recent.ts";

test("knows what was noted last and forgets what nobody asked for", () => {
  const recent = new Recent(4);
  for (const name of ["a", "b", "c"]) recent.add(name);
  expect(recent.has("a")).toBe(true);
  for (const name of ["d", "e"]) recent.add(name);
  expect(recent.has("a")).toBe(true);
  expect(recent.has("b")).toBe(false);
});

test("never keeps more than it may", () => {
  const recent = new Recent(10);
  for (let index = 0; index < 1000; index++) recent.add(`name-${index}`);
  const kept = Array.from({ length: 1000 }, (_, index) => recent.has(`name-${index}`));
  expect(kept.filter(Boolean).length).toBeLessThanOrEqual(10);
  expect(kept[999]).toBe(true);
});
