import { useValue } from "../../form/editing.ts";
import { asNumber, asText } from "../../form/json.ts";
import { NumberField, TextField } from "../../parts/field.tsx";
import { words } from "../../words.ts";

/** What it is called. A new campaign's id follows its name until somebody writes another. */
export function BasicsSection({ isNew }: { readonly isNew: boolean }) {
  const w = words.value;
  const name = useValue(["name"]);
  const id = useValue(["id"]);
  const priority = useValue(["priority"]);
  function rename(text: string): void {
    const follows = isNew && asText(id.value) === idFrom(asText(name.value));
    name.set(text);
    if (follows) id.set(idFrom(text));
  }
  return (
    <section class="section first">
      <h2 class="visually-hidden">{w.editor.basics}</h2>
      <div class="fields">
        <TextField
          label={w.campaigns.name}
          value={asText(name.value)}
          problem={name.problem}
          onChange={rename}
        />
        <TextField
          label={w.editor.id}
          value={asText(id.value)}
          problem={id.problem}
          disabled={!isNew}
          onChange={id.set}
        />
        <NumberField
          label={w.editor.priority}
          value={asNumber(priority.value)}
          problem={priority.problem}
          min={0}
          max={100}
          step={1}
          onChange={priority.set}
        />
      </div>
    </section>
  );
}

const MARKS = /\p{M}/gu;

function idFrom(name: string): string {
  return name
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64);
}
