import { expect, test } from "vitest";
import { fieldsOf } from "./csv.ts";

test.each([
  ["a,b,c", ["a", "b", "c"]],
  ["a,,c", ["a", "", "c"]],
  ['a,"b, with ""quotes""",c', ["a", 'b, with "quotes"', "c"]],
  ['""', [""]],
])("splits %s", (line, fields) => {
  expect(fieldsOf(line)).toEqual(fields);
});
