import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { banner } from "#protocol/catalog/banners.ts";
import { message } from "#protocol/catalog/channels.ts";
import { offer } from "#protocol/catalog/offers.ts";
import { trigger } from "#protocol/catalog/triggers.ts";
import { wait } from "#protocol/campaign.ts";
import { evidence } from "#protocol/persona.ts";
import { switched } from "./blank.ts";
import { at } from "./json.ts";
import { shapeOf } from "./schema.ts";

const catalog = { banner, message, offer, trigger, wait, evidence };

describe.each(Object.entries(catalog))("the form of %s", (_, schema) => {
  const shape = shapeOf(schema);
  const { by, options } = shape.kind === "variants" ? shape : { by: "", options: [] };

  test("has an option for every variant of the schema", () => {
    expect(options).toHaveLength(schema.options.length);
  });

  test.each(options)("begins $value with every field that must be there", (option) => {
    const begun = switched({}, by, option);
    const wrong = (v.safeParse(schema, begun).issues ?? []).map((issue) =>
      (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key))),
    );
    expect(wrong.filter((path) => at(begun, path) === undefined)).toEqual([]);
  });
});

test("a title of the catalog becomes the label", () => {
  const shape = shapeOf(v.object({ grace: v.pipe(v.optional(v.number()), v.title("Not before")) }));
  expect(shape).toEqual({
    kind: "fields",
    fields: [
      {
        name: "grace",
        title: "Not before",
        optional: true,
        shape: { kind: "number", min: undefined, max: undefined, whole: false },
      },
    ],
  });
});

test("another kind of banner keeps the heading already written", () => {
  const shape = shapeOf(banner);
  const modal =
    shape.kind === "variants" ? shape.options.find(({ value }) => value === "modal") : null;
  const bar = { kind: "bar", title: { "*": "Hello" }, position: "top" };
  expect(modal && switched(bar, "kind", modal)).toEqual({ kind: "modal", title: { "*": "Hello" } });
});

test("what no form can draw is an error, not an empty form", () => {
  expect(() => shapeOf(v.date())).toThrow("date");
});
