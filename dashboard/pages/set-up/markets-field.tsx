import { useProblemWithin, useValue } from "../../form/editing.ts";
import { asList, asNumber, asText } from "../../form/json.ts";
import { blank } from "../../form/blank.ts";
import { forms } from "../../form/catalog.data.ts";
import { FlagField, NumberField, TextField } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { words } from "../../words.ts";

/** Where the shop sells, each place with its language, money and rules. */
export function MarketsField() {
  const w = words.value;
  const { value, problem, set } = useValue(["markets"]);
  const all = asList(value);
  return (
    <fieldset>
      <legend class="legend">{w.setUp.markets}</legend>
      {problem && <p class="problem">{problem}</p>}
      <ol class="items">
        {all.map((_, index) => (
          <li class="item" key={index}>
            <MarketFields index={index} />
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={`${w.common.remove} ${index + 1}`}
              disabled={all.length < 2}
              onClick={() => set(all.filter((__, other) => other !== index))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="button quiet" onClick={() => set([...all, blank(forms.market)])}>
        <Icon name="plus" />
        {w.common.add}
      </button>
    </fieldset>
  );
}

function MarketFields({ index }: { readonly index: number }) {
  const w = words.value.setUp.market;
  const path = ["markets", index] as const;
  const countries = useValue([...path, "countries"]);
  const problem = useProblemWithin([...path, "countries"]);
  const free = useValue([...path, "freeShippingFrom"]);
  return (
    <div class="fields narrow">
      <Word path={[...path, "id"]} label={w.id} />
      <Word path={[...path, "locale"]} label={w.locale} />
      <Word path={[...path, "currency"]} label={w.currency} />
      <TextField
        label={w.countries}
        problem={problem}
        value={asList(countries.value).map(asText).join(" ")}
        onChange={(text) => {
          const codes = text.toUpperCase().split(/[ ,]/);
          countries.set(text.trim() === "" ? undefined : codes);
        }}
      />
      <NumberField
        label={w.freeShippingFrom}
        problem={free.problem}
        min={0}
        value={asNumber(free.value)}
        onChange={free.set}
      />
      <Flag path={[...path, "pricesIncludeTax"]} label={w.pricesIncludeTax} />
      <Flag path={[...path, "namesTax"]} label={w.namesTax} />
      <Flag path={[...path, "business"]} label={w.business} />
    </div>
  );
}

interface WordProps {
  readonly path: readonly (string | number)[];
  readonly label: string;
}

function Word({ path, label }: WordProps) {
  const { value, problem, set } = useValue(path);
  return <TextField label={label} problem={problem} value={asText(value)} onChange={set} />;
}

function Flag({ path, label }: WordProps) {
  const { value, set } = useValue(path);
  return <FlagField label={label} value={value === true} onChange={set} />;
}
