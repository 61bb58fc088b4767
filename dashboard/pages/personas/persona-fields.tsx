import { forms } from "../../form/catalog.data.ts";
import { useEditing, useValue } from "../../form/editing.ts";
import { VariantInput } from "../../form/input.tsx";
import { asList, asText } from "../../form/json.ts";
import { TextField } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { words } from "../../words.ts";

/** One kind of customer: folded it is a name, opened it says what gives it away. */
export function PersonaFields({ index }: { readonly index: number }) {
  const w = words.value;
  const { draft } = useEditing();
  const id = useValue([index, "id"]);
  const name = useValue([index, "name"]);
  const description = useValue([index, "description"]);
  const evidence = useValue([index, "evidence"]);
  const all = asList(evidence.value);
  return (
    <details class="persona" open={asText(name.value) === ""}>
      <summary>
        <span>
          <b>{asText(name.value) || w.personas.new}</b>
          <span class="reason">{asText(description.value)}</span>
        </span>
        <Icon name="chevron" />
      </summary>
      <div class="fields">
        <TextField
          label={w.personas.name}
          value={asText(name.value)}
          problem={name.problem}
          onChange={name.set}
        />
        <TextField
          label={w.personas.id}
          value={asText(id.value)}
          problem={id.problem}
          onChange={id.set}
        />
        <TextField
          label={w.personas.description}
          value={asText(description.value)}
          long
          onChange={(text) => description.set(text === "" ? undefined : text)}
        />
      </div>
      {evidence.problem && <p class="problem">{evidence.problem}</p>}
      <ol class="items after">
        {all.map((_, at) => (
          <li class="item" key={at}>
            {forms.evidence.kind === "variants" && (
              <VariantInput
                shape={forms.evidence}
                path={[index, "evidence", at]}
                title={w.personas.evidence}
                texts={w.personas.kinds}
              />
            )}
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={`${w.common.remove} ${at + 1}`}
              disabled={all.length < 2}
              onClick={() => evidence.set(all.filter((__, other) => other !== at))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <div class="actions after">
        <button
          type="button"
          class="button quiet"
          onClick={() => evidence.set([...all, { kind: "category", category: "", weight: 1 }])}
        >
          <Icon name="plus" />
          {w.personas.add}
        </button>
        <button
          type="button"
          class="button quiet danger-text"
          onClick={() => {
            draft.value = asList(draft.value).filter((_, other) => other !== index);
          }}
        >
          {w.common.remove}
        </button>
      </div>
    </details>
  );
}
