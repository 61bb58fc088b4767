import * as v from "valibot";
import { expect, test } from "vitest";
import { key } from "./text.ts";

test.each(["spring", "spring-2026", "a.b_c", "construct"])("%s may be a name in keys", (name) => {
  expect(v.is(key, name)).toBe(true);
});

test.each(["", "a/b", "a b", "constructor", "__proto__", "toString"])(
  "%s may be none: it means something in a key already",
  (name) => {
    expect(v.is(key, name)).toBe(false);
  },
);
