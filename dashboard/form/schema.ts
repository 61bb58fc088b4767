import type * as v from "valibot";
import { asList, asRecord, isRecord } from "./json.ts";

/** What a form needs to know of a schema, read from the schema itself. */
export type Shape =
  | { readonly kind: "text"; readonly long: boolean }
  | { readonly kind: "texts" }
  | { readonly kind: "flag" }
  | {
      readonly kind: "number";
      readonly min: number | undefined;
      readonly max: number | undefined;
      readonly whole: boolean;
    }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "fields"; readonly fields: readonly FieldShape[] }
  | { readonly kind: "variants"; readonly by: string; readonly options: readonly VariantShape[] }
  | {
      readonly kind: "list";
      readonly of: Shape;
      readonly atLeast: number;
      readonly atMost: number;
    };

export interface FieldShape {
  readonly name: string;
  readonly title: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

export interface VariantShape {
  readonly value: string;
  readonly title: string;
  /** All but the one that says which variant it is. */
  readonly fields: readonly FieldShape[];
}

type Schema = v.GenericSchema;

// Longer texts get a field that grows.
const LONG = 500;

/** The form of a schema; kinds that no form can draw (lazy, union) are an error of the catalog. */
export function shapeOf(schema: Schema): Shape {
  const node = asRecord(schema);
  switch (schema.type) {
    case "optional":
      return shapeOf(inner(node["wrapped"]));
    case "string":
      return { kind: "text", long: limit(node, "max_length", 0) > LONG && !has(node, "regex") };
    case "number":
      return {
        kind: "number",
        min: bound(node, "min_value"),
        max: bound(node, "max_value"),
        whole: has(node, "integer"),
      };
    case "boolean":
      return { kind: "flag" };
    case "record":
      return { kind: "texts" };
    case "picklist":
      return { kind: "choice", options: asList(node["options"]).map(String) };
    case "object":
      return { kind: "fields", fields: fieldsOf(asRecord(node["entries"])) };
    case "variant":
      return variantsOf(node);
    case "array":
      return {
        kind: "list",
        of: shapeOf(inner(node["item"])),
        atLeast: limit(node, "min_length", 0),
        atMost: limit(node, "max_length", 30),
      };
    default:
      throw new TypeError(`No form can be drawn for "${schema.type}".`);
  }
}

/** The title that the catalog gives a schema. */
function titleOf(schema: unknown): string | undefined {
  const node = asRecord(schema);
  const found = pipeOf(node).find((action) => action["type"] === "title");
  if (found) return String(found["title"]);
  return "wrapped" in node ? titleOf(node["wrapped"]) : undefined;
}

function fieldsOf(entries: Readonly<Record<string, unknown>>): readonly FieldShape[] {
  return Object.entries(entries).map(([name, entry]) => ({
    name,
    title: titleOf(entry) ?? name,
    optional: asRecord(entry)["type"] === "optional",
    shape: shapeOf(inner(entry)),
  }));
}

function variantsOf(node: Readonly<Record<string, unknown>>): Shape {
  const by = String(node["key"]);
  const options = asList(node["options"]).map((option) => {
    const { [by]: which, ...entries } = asRecord(asRecord(option)["entries"]);
    const value = String(asRecord(which)["literal"]);
    return { value, title: titleOf(option) ?? value, fields: fieldsOf(entries) };
  });
  return { kind: "variants", by, options };
}

function isSchema(value: unknown): value is Schema {
  return isRecord(value) && value["kind"] === "schema";
}

function inner(value: unknown): Schema {
  if (!isSchema(value)) throw new TypeError("A schema holds something that is none.");
  return value;
}

function pipeOf(
  node: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  return asList(node["pipe"])
    .map(asRecord)
    .flatMap((item) =>
      item["kind"] === "schema" && "pipe" in item ? [item, ...pipeOf(item)] : [item],
    );
}

function has(node: Readonly<Record<string, unknown>>, type: string): boolean {
  return pipeOf(node).some((action) => action["type"] === type);
}

function bound(node: Readonly<Record<string, unknown>>, type: string): number | undefined {
  const found = pipeOf(node).find((action) => action["type"] === type)?.["requirement"];
  return typeof found === "number" ? found : undefined;
}

function limit(node: Readonly<Record<string, unknown>>, type: string, otherwise: number): number {
  return bound(node, type) ?? otherwise;
}
