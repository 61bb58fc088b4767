import { expect, test } from "vitest";
import { boundedReceipts, type Receipt } from "./receipts.ts";

function receipt(name: string, channel: Receipt["channel"]): Receipt {
  return { receipt: name, campaign: "any", variant: "only", at: 0, channel, state: "decided" };
}

const names = (open: readonly Receipt[]) => boundedReceipts(open).map((one) => one.receipt);
const banners = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => receipt(`r${from + index}`, "page"));
const pushes = (count: number) =>
  Array.from({ length: count }, (_, index) => receipt(`push-${index + 1}`, "message"));

test("a message's answer is waited for, however many banners came after it", () => {
  expect(names([...pushes(1), ...banners(9)])).toEqual(["push-1", "r5", "r6", "r7", "r8", "r9"]);
});

test("the banner that is on the page now can be answered, however many messages wait", () => {
  expect(names([...pushes(6), ...banners(1)])).toEqual([
    "push-2",
    "push-3",
    "push-4",
    "push-5",
    "push-6",
    "r1",
  ]);
});
