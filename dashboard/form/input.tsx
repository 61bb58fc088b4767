import { ChoiceField, FlagField, NumberField, TextField } from "../parts/field.tsx";
import { choice, titled, words } from "../words.ts";
import { blank, switched } from "./blank.ts";
import { useEditing, useProblemWithin, useValue } from "./editing.ts";
import { asNumber, asRecord, asText, type Path } from "./json.ts";
import { ListInput } from "./list-input.tsx";
import type { FieldShape, Shape, VariantShape } from "./schema.ts";

interface InputProps {
  readonly shape: Shape;
  readonly path: Path;
  readonly title: string;
  readonly optional?: boolean;
}

/** The field, or the fields, of one value. */
export function Input({ shape, path, title, optional = false }: InputProps) {
  const { value, problem, set } = useValue(path);
  const label = titled(title);
  switch (shape.kind) {
    case "text":
      return (
        <TextField
          label={label}
          problem={problem}
          long={shape.long}
          value={asText(value)}
          onChange={(text) => set(optional && text === "" ? undefined : text)}
        />
      );
    case "number":
      return (
        <NumberField
          label={label}
          problem={problem}
          min={shape.min}
          max={shape.max}
          step={shape.whole ? 1 : "any"}
          value={asNumber(value)}
          onChange={set}
        />
      );
    case "choice": {
      const options = shape.options.map((option) => ({ value: option, label: choice(option) }));
      const none = { value: "", label: "–" };
      return (
        <ChoiceField
          label={label}
          problem={problem}
          value={asText(value)}
          options={optional ? [none, ...options] : options}
          onChange={(chosen) => set(chosen === "" ? undefined : chosen)}
        />
      );
    }
    case "flag":
      return <FlagField label={label} value={value === true} onChange={set} />;
    case "texts":
      return <TextsInput path={path} label={label} optional={optional} />;
    case "list":
      return (
        <ListInput
          shape={shape}
          path={path}
          title={label}
          item={(inner) => <Input shape={shape.of} path={inner} title={title} />}
        />
      );
    case "variants":
      return (
        <Optional shape={shape} path={path} label={label} optional={optional}>
          <VariantInput shape={shape} path={path} title={title} />
        </Optional>
      );
    case "fields":
      return (
        <Optional shape={shape} path={path} label={label} optional={optional}>
          <FieldsInput fields={shape.fields} path={path} />
        </Optional>
      );
    default:
      return shape satisfies never;
  }
}

/** All fields of one object. */
export function FieldsInput(props: {
  readonly fields: readonly FieldShape[];
  readonly path: Path;
}) {
  return (
    <div class="fields">
      {props.fields.map(({ name, title, optional, shape }) => (
        <Input
          key={name}
          shape={shape}
          path={[...props.path, name]}
          title={title}
          optional={optional}
        />
      ))}
    </div>
  );
}

interface VariantProps {
  readonly shape: Extract<Shape, { kind: "variants" }>;
  readonly path: Path;
  readonly title: string;
  /** Names of kinds to which the catalog gives no title. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Which kind, and then what that kind asks for. */
export function VariantInput({ shape, path, title, texts = {} }: VariantProps) {
  const { value, set } = useValue(path);
  const kind = asText(asRecord(value)[shape.by]);
  const chosen = shape.options.find((option) => option.value === kind);
  return (
    <div class="variant">
      <ChoiceField
        label={titled(title)}
        value={kind}
        options={shape.options.map((option) => ({
          value: option.value,
          label: texts[option.value] ?? kindName(option),
        }))}
        onChange={(name) => {
          const next = shape.options.find((option) => option.value === name);
          if (next) set(switched(asRecord(value), shape.by, next));
        }}
      />
      {chosen && <FieldsInput fields={chosen.fields} path={path} />}
    </div>
  );
}

function kindName({ title, value }: VariantShape): string {
  return title === value ? choice(value) : titled(title);
}

interface OptionalProps {
  readonly shape: Shape;
  readonly path: Path;
  readonly label: string;
  readonly optional: boolean;
  readonly children: preact.ComponentChildren;
}

/** A group of fields that may be left out altogether. */
function Optional({ shape, path, label, optional, children }: OptionalProps) {
  const { value, set } = useValue(path);
  if (!optional) return <>{children}</>;
  return (
    <fieldset class="full">
      <legend class="visually-hidden">{label}</legend>
      <FlagField
        label={label}
        value={value !== undefined}
        onChange={(wanted) => set(wanted ? blank(shape) : undefined)}
      />
      {value !== undefined && <div class="inset">{children}</div>}
    </fieldset>
  );
}

interface TextsProps {
  readonly path: Path;
  readonly label: string;
  readonly optional: boolean;
}

/** The text in the language that is being written; the fallback shines through where it is empty. */
function TextsInput({ path, label, optional }: TextsProps) {
  const { language } = useEditing();
  const { value, set } = useValue(path);
  // What is wrong with the text of one language is said whichever is written; the sentence names it.
  const problem = useProblemWithin(path);
  const texts = asRecord(value);
  const tag = language.value;
  function write(text: string): void {
    const { [tag]: _, ...others } = texts;
    const next = text === "" && tag !== "*" ? others : { ...others, [tag]: text };
    const empty = Object.values(next).every((one) => one === "");
    set(optional && empty ? undefined : next);
  }
  const name = tag === "*" ? words.value.editor.fallbackShort : tag;
  return (
    <TextField
      label={`${label} (${name})`}
      problem={problem}
      long
      value={asText(texts[tag])}
      placeholder={tag === "*" ? undefined : asText(texts["*"])}
      onChange={write}
    />
  );
}
