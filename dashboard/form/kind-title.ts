import type { Shape } from "./schema.ts";

/** The catalog's title of one kind. */
export function titleOfKind(shape: Shape, kind: string): string {
  const options = shape.kind === "variants" ? shape.options : [];
  return options.find(({ value }) => value === kind)?.title ?? kind;
}
