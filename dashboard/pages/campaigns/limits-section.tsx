import { forms } from "../../form/catalog.data.ts";
import { useValue } from "../../form/editing.ts";
import { FieldsInput, VariantInput } from "../../form/input.tsx";
import { asList, asNumber, asText } from "../../form/json.ts";
import { Field, FlagField, MomentField, NumberField, TextField } from "../../parts/field.tsx";
import { Section } from "../../parts/page.tsx";
import { shop } from "../../shop.ts";
import { fromClock, toClock } from "../../time.ts";
import { words } from "../../words.ts";

/** Until when, how often, and how it is proven. */
export function LimitsSection() {
  const w = words.value.editor;
  return (
    <>
      <Section title={w.until}>
        {forms.goal.kind === "variants" && (
          <VariantInput shape={forms.goal} path={["goal"]} title={w.goal} texts={w.goals} />
        )}
        <div class="fields after">
          <Moment name="from" label={w.from} />
          <Moment name="until" label={w.untilTime} />
          <Markets />
        </div>
      </Section>
      <Section title={w.limits} about={w.capsAbout}>
        {forms.caps.kind === "fields" && (
          <div class="four">
            <FieldsInput
              path={["caps"]}
              fields={forms.caps.fields.map((field) => ({
                ...field,
                title: capName(field.name),
              }))}
            />
          </div>
        )}
        <div class="fields after">
          <Amount path={["reentryDays"]} label={w.reentryDays} />
          <Group />
          <Amount path={["budget", "offers"]} label={w.offers} whole={["budget"]} />
          <QuietHours />
        </div>
      </Section>
      <Section title={w.proof}>
        <Holdout />
      </Section>
    </>
  );
}

function capName(name: string): string {
  const { caps } = words.value.editor;
  return Object.entries(caps).find(([key]) => key === name)?.[1] ?? name;
}

interface AmountProps {
  readonly path: readonly string[];
  readonly label: string;
  /** The group that goes when its only field is emptied. */
  readonly whole?: readonly string[];
}

function Amount({ path, label, whole = path }: AmountProps) {
  const { value, problem, set } = useValue(path);
  const group = useValue(whole);
  return (
    <NumberField
      label={label}
      problem={problem}
      min={0}
      step={1}
      value={asNumber(value)}
      onChange={(amount) => (amount === undefined ? group.set(undefined) : set(amount))}
    />
  );
}

function Moment({ name, label }: { readonly name: "from" | "until"; readonly label: string }) {
  const { value, problem, set } = useValue(["schedule", name]);
  const timeZone = shop.value?.settings.timeZone ?? "UTC";
  const at = asNumber(value);
  return (
    <MomentField
      label={`${label} (${timeZone})`}
      problem={problem}
      value={at === undefined ? "" : toClock(at, timeZone)}
      onChange={(text) => set(fromClock(text, timeZone) ?? undefined)}
    />
  );
}

function Group() {
  const { value, problem, set } = useValue(["group"]);
  return (
    <TextField
      label={words.value.editor.group}
      problem={problem}
      value={asText(value)}
      onChange={(text) => set(text === "" ? undefined : text)}
    />
  );
}

function QuietHours() {
  const { value, set } = useValue(["ignoresQuietHours"]);
  return (
    <FlagField
      label={words.value.editor.ignoresQuietHours}
      value={value === true}
      onChange={(ignores) => set(ignores || undefined)}
    />
  );
}

function Markets() {
  const w = words.value.editor;
  const { value, set } = useValue(["markets"]);
  const all = shop.value?.settings.markets ?? [];
  const chosen = asList(value).map(asText);
  if (all.length < 2) return null;
  function change(id: string, wanted: boolean): void {
    const next = wanted ? [...chosen, id] : chosen.filter((one) => one !== id);
    set(next.length > 0 ? next : undefined);
  }
  return (
    <Field label={w.markets} about={chosen.length === 0 ? w.everyMarket : undefined}>
      {(id) => (
        <div id={id} role="group" aria-label={w.markets} class="checks">
          {all.map((market) => (
            <label key={market.id}>
              <input
                type="checkbox"
                checked={chosen.includes(market.id)}
                onChange={(event) => change(market.id, event.currentTarget.checked)}
              />
              {market.id}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

function Holdout() {
  const w = words.value.editor;
  const { value, problem, set } = useValue(["holdout"]);
  const held = asNumber(value);
  return (
    <NumberField
      label={w.holdout}
      about={w.holdoutAbout}
      problem={problem}
      min={0}
      max={90}
      step={1}
      value={held === undefined ? undefined : Math.round(held * 100)}
      onChange={(percent) => set(percent === undefined ? undefined : percent / 100)}
    />
  );
}
