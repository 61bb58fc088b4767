import { Icon } from "../parts/icon.tsx";
import { words } from "../words.ts";
import { Clause } from "./clause.tsx";
import { useValue } from "./editing.ts";
import { asList, asRecord, type Path } from "./json.ts";

const DEEPEST = 5;

/** Who is meant: conditions joined by all, any and not. */
export function Audience({ path }: { readonly path: Path }) {
  const w = words.value.editor;
  const { value, set } = useValue(path);
  if (value === undefined) {
    return (
      <div class="everyone">
        <p class="soft">{w.everyone}</p>
        <AddButton text={w.addCondition} add={() => set({ all: [newClause()] })} />
      </div>
    );
  }
  // One condition alone is edited as a group of one, so that a second can be added.
  const node = asRecord(value);
  if (!("all" in node || "any" in node)) {
    return (
      <div class="group">
        <Node path={path} remove={() => set(undefined)} depth={0} />
        <AddButton text={w.addCondition} add={() => set({ all: [value, newClause()] })} />
      </div>
    );
  }
  return <Group path={path} remove={() => set(undefined)} depth={0} />;
}

interface NodeProps {
  readonly path: Path;
  readonly remove: () => void;
  readonly depth: number;
}

function Node({ path, remove, depth }: NodeProps) {
  const { value, set } = useValue(path);
  const node = asRecord(value);
  if ("all" in node || "any" in node) return <Group path={path} remove={remove} depth={depth} />;
  const negated = "not" in node;
  const inner = negated ? [...path, "not"] : path;
  if (negated && !("fact" in asRecord(node["not"]))) {
    return (
      <div class="group">
        <b>{words.value.editor.audience.not}</b>
        <Node path={inner} remove={remove} depth={depth + 1} />
      </div>
    );
  }
  return (
    <Clause
      path={inner}
      remove={remove}
      negated={negated}
      negate={(no) => set(no ? { not: node } : node["not"])}
    />
  );
}

function Group({ path, remove, depth }: NodeProps) {
  const w = words.value.editor;
  const { value, set } = useValue(path);
  const node = asRecord(value);
  const join = "any" in node ? "any" : "all";
  const items = asList(node[join]);
  const without = (index: number) => {
    const left = items.filter((_, other) => other !== index);
    if (left.length === 0) remove();
    else set({ [join]: left });
  };
  return (
    <fieldset class="group">
      <legend class="visually-hidden">{w.audience[join]}</legend>
      <select
        class="join"
        aria-label={w.audience[join]}
        value={join}
        onChange={({ currentTarget }) => set({ [currentTarget.value]: items })}
      >
        <option value="all">{w.audience.all}</option>
        <option value="any">{w.audience.any}</option>
      </select>
      {items.map((_, index) => (
        <Node
          key={index}
          path={[...path, join, index]}
          remove={() => without(index)}
          depth={depth + 1}
        />
      ))}
      <div class="actions">
        <AddButton text={w.addCondition} add={() => set({ [join]: [...items, newClause()] })} />
        {depth < DEEPEST - 1 && (
          <AddButton
            text={w.addGroup}
            add={() =>
              set({ [join]: [...items, { [join === "all" ? "any" : "all"]: [newClause()] }] })
            }
          />
        )}
      </div>
    </fieldset>
  );
}

function AddButton({ text, add }: { readonly text: string; readonly add: () => void }) {
  return (
    <button type="button" class="button quiet" onClick={add}>
      <Icon name="plus" />
      {text}
    </button>
  );
}

function newClause(): Readonly<Record<string, unknown>> {
  return { fact: "cart-value", is: "at-least", value: 0 };
}
