import { expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import { settings, T0 } from "../test/world.ts";
import { fold } from "./fold.ts";
import { endVisit, newSession, takeSequences } from "./session.ts";

const context = {
  settings,
  catalogue: { version: 1, products: new Map(), articles: new Map() },
  page: { path: "/" },
  now: T0,
};

test("a finished visit tells what was looked at, read and bought, once, and by whom", () => {
  const events: readonly TrackerEvent[] = [
    { kind: "product_view", agoMs: 0, item: { id: "shoe" } },
    { kind: "content_view", agoMs: 0, content: "guide" },
    {
      kind: "purchase",
      agoMs: 0,
      order: "1",
      value: 10,
      currency: "EUR",
      lines: [{ id: "shoe", quantity: 1 }],
    },
  ];
  const placed = events.map((event, index) => ({ event, at: T0 + index, order: `t/1/${index}` }));
  const ended = endVisit(fold(newSession(T0), placed, context));
  const { session, sequences } = takeSequences(ended, "beginner");
  expect(sequences).toEqual([
    {
      at: T0,
      persona: "beginner",
      items: [
        { id: "guide", bought: false, content: true },
        { id: "shoe", bought: true },
      ],
    },
  ]);
  expect(takeSequences(endVisit(session), "beginner").sequences).toEqual([]);
});
