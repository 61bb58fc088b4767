import type { FieldShape, Shape, VariantShape } from "./schema.ts";

/** The emptiest value that a form can begin with. */
export function blank(shape: Shape): unknown {
  switch (shape.kind) {
    case "text":
      return "";
    case "texts":
      return { "*": "" };
    case "flag":
      return false;
    case "number":
      return shape.min ?? 0;
    case "choice":
      return shape.options[0];
    case "fields":
      return blankFields(shape.fields);
    case "variants":
      return shape.options[0] && switched({}, shape.by, shape.options[0]);
    case "list":
      return Array.from({ length: shape.atLeast }, () => blank(shape.of));
    default:
      return shape satisfies never;
  }
}

/** Another variant, with what both have in common taken along. */
export function switched(
  before: Readonly<Record<string, unknown>>,
  by: string,
  { value, fields }: VariantShape,
): Readonly<Record<string, unknown>> {
  const kept = fields.flatMap(({ name }) =>
    before[name] === undefined ? [] : [[name, before[name]]],
  );
  return { [by]: value, ...blankFields(fields), ...Object.fromEntries(kept) };
}

function blankFields(fields: readonly FieldShape[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.filter(({ optional }) => !optional).map(({ name, shape }) => [name, blank(shape)]),
  );
}
