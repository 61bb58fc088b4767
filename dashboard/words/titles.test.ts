import { expect, test } from "vitest";
import { facts } from "#protocol/catalog/facts.ts";
import { forms } from "../form/catalog.data.ts";
import type { FieldShape, Shape } from "../form/schema.ts";
import { catalog } from "./en/catalog.ts";
import { titles as german } from "./de/titles.ts";
import { titles as polish } from "./pl/titles.ts";

function titlesIn(shape: Shape): readonly string[] {
  if (shape.kind === "fields") return shape.fields.flatMap(titlesOf);
  if (shape.kind === "variants") {
    return shape.options.flatMap(({ value, title, fields }) => [
      ...(title === value ? [] : [title]),
      ...fields.flatMap(titlesOf),
    ]);
  }
  return shape.kind === "list" ? titlesIn(shape.of) : [];
}

function titlesOf({ title, shape }: FieldShape): readonly string[] {
  return [title, ...titlesIn(shape)];
}

// Limits and markets have their own words beside the form.
const { caps: _, market: __, ...others } = forms;
const all = new Set([
  ...Object.values(others).flatMap(titlesIn),
  ...Object.values(facts).map(({ title }) => title),
]);
const own = new Set(Object.keys(catalog.fields));

test.each([
  ["German", german],
  ["Polish", polish],
])("everything that a marketer may choose has a %s name", (_language, titles) => {
  expect([...all].filter((title) => !own.has(title) && !(title in titles))).toEqual([]);
});

test.each([
  ["German", german],
  ["Polish", polish],
])("no %s name is left over", (_language, titles) => {
  expect(Object.keys(titles).filter((title) => !all.has(title))).toEqual([]);
});
