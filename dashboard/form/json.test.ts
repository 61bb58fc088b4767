import { expect, test } from "vitest";
import { at, put } from "./json.ts";

const draft = { name: "A", steps: [{ kind: "wait" }, { kind: "send" }], caps: { perDay: 1 } };

test("puts a value deep inside and leaves the original alone", () => {
  expect(put(draft, ["steps", 1, "kind"], "show")).toEqual({
    ...draft,
    steps: [{ kind: "wait" }, { kind: "show" }],
  });
  expect(draft.steps[1]?.kind).toBe("send");
});

test("makes what is missing on the way", () => {
  expect(put({}, ["schedule", "from"], 5)).toEqual({ schedule: { from: 5 } });
});

test("undefined takes a field or an item away", () => {
  expect(put(draft, ["caps", "perDay"], undefined)).toEqual({ ...draft, caps: {} });
  expect(put(draft, ["steps", 0], undefined)).toEqual({ ...draft, steps: [{ kind: "send" }] });
});

test("nothing lies beyond the end of a path", () => {
  expect(at(draft, ["steps", 1, "kind"])).toBe("send");
  expect(at(draft, ["steps", 7, "kind", "x"])).toBeUndefined();
});
