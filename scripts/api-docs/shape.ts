// What is read off a valibot schema; schemas are plain objects, this is all of them that a reader needs.
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  /** Of a lazy schema: what it stands for. */
  readonly getter?: () => Schema;
  readonly literal?: unknown;
  readonly options?: readonly (Schema | string)[];
  readonly pipe?: readonly {
    readonly kind: string;
    readonly type: string;
    readonly requirement?: unknown;
  }[];
}

const WIDTH = 100;

/** A schema as people write shapes: `{ name: text (at most 300), tags?: [text] }`. */
export function shapeOf(
  schema: unknown,
  indent = "",
  depth = 0,
  opened: ReadonlySet<unknown> = new Set(),
): string {
  if (!isSchema(schema)) return "…";
  const { type, entries, item, key, value, wrapped, literal, options, getter } = schema;
  const inner = (part: Schema | undefined) => shapeOf(part, indent, depth + 1, opened);
  switch (type) {
    case "object":
    case "strict_object":
      return objectShape(entries ?? {}, indent, depth, opened);
    case "array":
      return `[${inner(item)}]`;
    case "record":
      return `{ [${inner(key)}]: ${inner(value)} }`;
    case "optional":
    case "nullable":
    case "nullish":
      return wrapped?.type === "null" ? "nothing" : inner(wrapped);
    case "literal":
      return JSON.stringify(literal);
    case "picklist":
      return (options ?? []).map((option) => JSON.stringify(option)).join(" | ");
    case "union":
    case "variant":
      return (options ?? [])
        .map((option) => shapeOf(option, indent, depth + 1, opened))
        .join(depth < 2 ? `\n${indent}| ` : " | ");
    case "lazy":
      return lazyShape(getter?.(), indent, depth, opened);
    case "string":
      return `text${limits(schema)}`;
    case "number":
      return `number${limits(schema)}`;
    case "custom":
      return "a fact of protocol/catalog/facts.ts";
    case "boolean":
      return "true | false";
    default:
      return type;
  }
}

/** A schema that holds itself is opened once. */
function lazyShape(
  schema: Schema | undefined,
  indent: string,
  depth: number,
  opened: ReadonlySet<unknown>,
): string {
  if (opened.has(schema)) return "(as above)";
  return shapeOf(schema, indent, depth, new Set([...opened, schema]));
}

function objectShape(
  entries: Readonly<Record<string, Schema>>,
  indent: string,
  depth: number,
  opened: ReadonlySet<unknown>,
): string {
  const fields = Object.entries(entries).map(([name, entry]) => {
    const mark = entry.type === "optional" || entry.type === "nullish" ? "?" : "";
    return `${name}${mark}: ${shapeOf(entry, `${indent}  `, depth + 1, opened)}`;
  });
  const short = `{ ${fields.join(", ")} }`;
  if (short.length + indent.length <= WIDTH && !short.includes("\n")) return short;
  return `{\n${fields.map((field) => `${indent}  ${field}`).join(",\n")}\n${indent}}`;
}

function limits({ pipe = [] }: Schema): string {
  const words = pipe.flatMap(({ type, requirement }) => {
    if (type === "min_value") return [`at least ${String(requirement)}`];
    if (type === "max_value") return [`at most ${String(requirement)}`];
    if (type === "max_length") return [`at most ${String(requirement)} letters`];
    return type === "integer" || type === "safe_integer" ? ["whole"] : [];
  });
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}

function isSchema(value: unknown): value is Schema {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
  );
}
