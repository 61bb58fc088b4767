import * as fc from "fast-check";

// What is read off a valibot schema: schemas are plain objects.
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  readonly getter?: () => Schema;
  readonly literal?: unknown;
  readonly options?: readonly (Schema | string)[];
}

const MAX_DEPTH = 6;
const amounts = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0.5, 1, 12, 1995));
const words = fc.oneof(
  fc.constantFrom("a", "en", "EUR", "/p", "08:00", "Europe/Berlin", "https://shop.example/"),
  fc.string({ maxLength: 12 }),
);

/** Values of the shape that a schema asks for, so that a new endpoint is attacked with sense too; its checks are left to luck. */
export function fitting(schema: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (!isSchema(schema) || depth > MAX_DEPTH) return fc.constant(null);
  const { type, entries = {}, item, key, value, wrapped, getter, literal, options = [] } = schema;
  const inner = (part: unknown) => fitting(part, depth + 1);
  switch (type) {
    case "object":
    case "strict_object":
    case "loose_object": {
      const fields = Object.entries(entries);
      const asked = fields.filter(([, field]) => !isOptional(field)).map(([name]) => name);
      const record = fc.record(
        Object.fromEntries(fields.map(([name, field]) => [name, inner(field)])),
        { requiredKeys: asked },
      );
      return record;
    }
    case "array":
      return fc.array(inner(item), { maxLength: 3 });
    case "record":
      return fc.dictionary(
        inner(key).map((name) => String(name)),
        inner(value),
        { maxKeys: 3 },
      );
    case "optional":
    case "nullable":
    case "nullish":
      return inner(wrapped);
    case "lazy":
      return inner(getter?.());
    case "literal":
      return fc.constant(literal);
    case "picklist":
      return fc.constantFrom<unknown>(...options);
    case "union":
    case "variant":
      return fc.oneof(...options.map(inner));
    case "string":
      return words;
    case "number":
      return amounts;
    case "boolean":
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function isOptional({ type }: Schema): boolean {
  return type === "optional" || type === "nullish";
}

function isSchema(value: unknown): value is Schema {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
  );
}
