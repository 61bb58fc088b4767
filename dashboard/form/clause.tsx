import { resource } from "../api/resource.ts";
import { Icon } from "../parts/icon.tsx";
import { shop, siteId } from "../shop.ts";
import { choice, titled, words } from "../words.ts";
import { useValue } from "./editing.ts";
import { facts } from "./facts.data.ts";
import { asNumber, asRecord, asText, type Path } from "./json.ts";

type FactType = "number" | "text" | "set" | "flag";

const comparisons = {
  number: ["at-least", "at-most", "equal", "known"],
  text: ["equal", "not-equal", "known"],
  set: ["has", "lacks", "known"],
  flag: ["equal"],
} as const satisfies Readonly<Record<FactType, readonly string[]>>;
const firstValue = { number: 0, text: "", set: "", flag: true } as const;

interface ClauseProps {
  readonly path: Path;
  readonly remove: () => void;
  readonly negated: boolean;
  readonly negate: (no: boolean) => void;
}

/** One comparison, read from left to right. */
export function Clause({ path, remove, negated, negate }: ClauseProps) {
  const w = words.value.editor;
  const { value, problem, set } = useValue(path);
  const clause = asRecord(value);
  const name = asText(clause["fact"]);
  const fact = facts[name];
  const type = fact?.type ?? "text";
  const is = asText(clause["is"]);
  function chooseFact(chosen: string): void {
    const next = facts[chosen];
    if (!next) return;
    const first = next.choices?.[0] ?? firstValue[next.type];
    set({ fact: chosen, is: comparisons[next.type][0], value: first });
  }
  function compare(how: string): void {
    const { value: _, ...bare } = clause;
    set(how === "known" ? { ...bare, is: how } : { value: firstValue[type], ...clause, is: how });
  }
  return (
    <div class="clause">
      <button type="button" class="toggle" aria-pressed={negated} onClick={() => negate(!negated)}>
        {w.audience.not}
      </button>
      <select
        aria-label={w.audience.fact}
        value={name}
        onChange={(event) => chooseFact(event.currentTarget.value)}
      >
        {Object.entries(facts).map(([id, { title }]) => (
          <option key={id} value={id}>
            {titled(title)}
          </option>
        ))}
      </select>
      <select
        aria-label={w.audience.is}
        value={is}
        onChange={(event) => compare(event.currentTarget.value)}
      >
        {comparisons[type].map((how) => (
          <option key={how} value={how}>
            {w.comparisons[how]}
          </option>
        ))}
      </select>
      {is !== "known" && (
        <ValueInput path={[...path, "value"]} type={type} choices={choicesOf(name)} />
      )}
      {type === "set" && is !== "known" && <Within path={[...path, "withinDays"]} />}
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={words.value.common.remove}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
      {problem && <p class="problem">{problem}</p>}
    </div>
  );
}

/** Values that are known beforehand: the catalog's, or the shop's own. */
function choicesOf(name: string): readonly { readonly value: string; readonly label: string }[] {
  if (name === "persona") {
    const all = resource("readPersonas", { site: siteId.value }).data.value ?? [];
    return all.map((persona) => ({ value: persona.id, label: persona.name }));
  }
  if (name === "market") {
    return (shop.value?.settings.markets ?? []).map(({ id }) => ({ value: id, label: id }));
  }
  return (facts[name]?.choices ?? []).map((value) => ({ value, label: choice(value, name) }));
}

interface ValueProps {
  readonly path: Path;
  readonly type: FactType;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function ValueInput({ path, type, choices }: ValueProps) {
  const w = words.value;
  const { value, problem, set } = useValue(path);
  const label = w.editor.audience.value;
  if (type === "number") {
    return (
      <input
        class="short"
        type="number"
        step="any"
        aria-label={label}
        aria-invalid={problem ? "true" : undefined}
        value={asNumber(value) ?? ""}
        onInput={({ currentTarget }) =>
          set(currentTarget.value === "" ? undefined : currentTarget.valueAsNumber)
        }
      />
    );
  }
  const flags = [
    { value: "true", label: w.choices.true },
    { value: "false", label: w.choices.false },
  ];
  const options = type === "flag" ? flags : choices;
  if (options.length === 0) {
    return (
      <input
        type="text"
        aria-label={label}
        value={asText(value)}
        onInput={(event) => set(event.currentTarget.value)}
      />
    );
  }
  return (
    <select
      aria-label={label}
      value={String(value)}
      onChange={({ currentTarget }) =>
        set(type === "flag" ? currentTarget.value === "true" : currentTarget.value)
      }
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Within({ path }: { readonly path: Path }) {
  const label = words.value.editor.audience.within;
  const { value, set } = useValue(path);
  return (
    <input
      class="short"
      type="number"
      min={0}
      aria-label={label}
      placeholder={label}
      value={asNumber(value) ?? ""}
      onInput={({ currentTarget }) =>
        set(currentTarget.value === "" ? undefined : currentTarget.valueAsNumber)
      }
    />
  );
}
