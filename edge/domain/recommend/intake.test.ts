import { expect, test } from "vitest";
import { intakeAt, isWanted, openIntake, PER_HOUR, wantedShare } from "./intake.ts";

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR;

test("wants everything of a shop with few visits", () => {
  const first = intakeAt(openIntake, NOW);
  const next = intakeAt({ ...first, taken: 300 }, NOW + HOUR);
  expect(wantedShare(first)).toBe(1);
  expect(wantedShare(next)).toBe(1);
});

test("wants nothing more of an hour that is full", () => {
  const full = { ...intakeAt(openIntake, NOW), taken: PER_HOUR };
  expect(wantedShare(full)).toBe(0);
  expect(wantedShare(intakeAt(full, NOW + HOUR))).toBe(1);
});

test("wants the share that would have filled the hour before", () => {
  const busy = { hourAt: NOW, taken: PER_HOUR / 2, share: 0.1 };
  expect(wantedShare(intakeAt(busy, NOW + HOUR))).toBeCloseTo(0.2);
});

test("opens again after a quiet hour", () => {
  const busy = { hourAt: NOW, taken: PER_HOUR, share: 0.1 };
  expect(wantedShare(intakeAt(busy, NOW + 2 * HOUR))).toBe(1);
});

test("picks about the share that is wanted, the same ones every time", () => {
  const names = Array.from({ length: 10_000 }, (_, number) => `visitor-${number}`);
  const picked = names.filter((name) => isWanted(name, NOW, 0.2));
  expect(picked.length).toBeGreaterThan(1800);
  expect(picked.length).toBeLessThan(2200);
  expect(picked.every((name) => isWanted(name, NOW, 0.3))).toBe(true);
});
