import { expect, test } from "vitest";
import { ALL, Book } from "./book.ts";

const DAY = 86_400_000;
const WINDOW = 7 * DAY;
const kept = { netMinor: 1000, returnedAt: null };

test("an order that exists only because of a campaign is what it added", () => {
  const book = new Book();
  book.touched("push", DAY);
  book.bought({ ...kept, at: 2 * DAY, wonBy: "push" });
  expect(book.added("push", WINDOW, 30 * DAY)).toEqual({ buyers: 1, netMinor: 1000 });
  expect(book.added(ALL, WINDOW, 30 * DAY)).toEqual({ buyers: 1, netMinor: 1000 });
});

test("somebody who buys anyway is no buyer more, whatever else was won", () => {
  const book = new Book();
  book.touched("push", DAY);
  book.bought({ ...kept, at: 2 * DAY, wonBy: "push" });
  book.bought({ ...kept, at: 3 * DAY, wonBy: null });
  expect(book.added("push", WINDOW, 30 * DAY)).toEqual({ buyers: 0, netMinor: 1000 });
});

test.each([
  ["after the window", { at: 9 * DAY }],
  ["that another campaign won", { wonBy: "banner" }],
  ["that was sent back", { returnedAt: 6 * DAY }],
])("an order %s adds no money", (_, change) => {
  const book = new Book();
  book.touched("push", DAY);
  book.bought({ ...kept, at: 2 * DAY, wonBy: "push", ...change });
  expect(book.added("push", WINDOW, 30 * DAY)?.netMinor).toBe(0);
});

test("as long as the window is open, and of whom it never spoke to, nothing is known", () => {
  const book = new Book();
  book.touched("push", 5 * DAY);
  expect(book.added("push", WINDOW, 11 * DAY)).toBeNull();
  expect(book.added("banner", WINDOW, 30 * DAY)).toBeNull();
});
