import type { Shape } from "./schema.ts";

/** The emptiest value that a form can begin with. */
export function blank(shape: Shape): unknown {
  switch (shape.kind) {
    case "text":
      return "";
    case "texts":
      return { "*": "" };
    case "flag":
      return false;
    case "fixed":
      return shape.value;
    case "number":
      return shape.min ?? 0;
    case "choice":
      return shape.options[0];
    case "fields":
      return Object.fromEntries(
        shape.fields
          .filter(({ optional }) => !optional)
          .map((field) => [field.name, blank(field.shape)]),
      );
    case "variants":
      return shape.options[0] ? blank(shape.options[0].shape) : undefined;
    case "list":
      return Array.from({ length: shape.atLeast }, () => blank(shape.of));
    default:
      return shape satisfies never;
  }
}

/** Another variant, with what both have in common taken along. */
export function switched(before: unknown, to: Shape): unknown {
  const fresh = blank(to);
  if (to.kind !== "fields" || typeof fresh !== "object") return fresh;
  const kept = to.fields.flatMap(({ name, shape }): readonly (readonly [string, unknown])[] => {
    const value = Object.entries(before ?? {}).find(([field]) => field === name)?.[1];
    return value !== undefined && shape.kind !== "fixed" ? [[name, value]] : [];
  });
  return { ...fresh, ...Object.fromEntries(kept) };
}
