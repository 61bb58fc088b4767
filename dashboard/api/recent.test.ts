import { expect, test } from "vitest";
import { joined } from "./recent.ts";

const news = (at: number, visitor: string) => ({ at, visitor, outcome: "", line: "" });

test("a decision that was heard and read appears once, newest first", () => {
  const heard = [news(3, "a"), news(5, "b")];
  const read = [news(4, "c"), news(3, "a")];
  expect(joined(heard, read, 10).map(({ at }) => at)).toEqual([5, 4, 3]);
  expect(joined(heard, read, 2)).toHaveLength(2);
});
