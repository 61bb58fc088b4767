import { expect, test } from "vitest";
import { bounded, MAX_STATE_BYTES } from "./bounded.ts";
import { newSession } from "./session/session.ts";
import { newState } from "./state.ts";

const NOW = 1_800_000_000_000;
const profile = {
  locale: "en",
  timeZone: null,
  country: null,
  touch: false,
  source: "none",
  path: "/",
} as const;
const consent = { analytics: true, personalisation: true, push: false };
const fresh = newState("shop", "visitor", consent, profile, NOW);

function bytes(state: typeof fresh): number {
  const text = JSON.stringify({ ...state, flush: null });
  // Each byte beyond ASCII becomes %XX.
  return encodeURIComponent(text).replaceAll(/%../g, "x").length;
}

test("an ordinary state stays as it is", () => {
  expect(bounded(fresh)).toBe(fresh);
});

test("twelve alerts with the longest ids fit beside all that may not be forgotten", () => {
  const wishes = Array.from({ length: 12 }, (_unused, index) => ({
    id: `${index}`.padEnd(100, "x"),
    at: NOW,
    alerts: ["price-drop", "back-in-stock"] as const,
  }));
  const viewed = Array.from({ length: 60 }, (_unused, index) => ({
    id: `${index}`.padEnd(100, "y"),
    category: "z".repeat(100),
    views: 1,
    engagedMs: 1000,
    at: NOW + index,
  }));
  const small = bounded({ ...fresh, session: { ...newSession(NOW), wishes, viewed } });
  expect(bytes(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small.session.wishes).toHaveLength(12);
});

test.each([
  ["long names", "x".repeat(100)],
  ["letters of three bytes", "靴".repeat(90)],
  ["letters beyond the first plane", "👟".repeat(45)],
])("a state with %s forgets the oldest until it fits", (_, name) => {
  const viewed = Array.from({ length: 60 }, (_unused, index) => ({
    id: `${name}-${index}`,
    category: name,
    views: 1,
    engagedMs: 1000,
    at: NOW + index,
  }));
  const large = { ...fresh, session: { ...newSession(NOW), viewed } };
  expect(bytes(large)).toBeGreaterThan(MAX_STATE_BYTES);
  const small = bounded(large);
  expect(bytes(small)).toBeLessThanOrEqual(MAX_STATE_BYTES);
  expect(small.session.viewed.at(-1)).toEqual(viewed.at(-1));
});
