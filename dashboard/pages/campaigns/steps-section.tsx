import { useEditing } from "../../form/editing.ts";
import { asList, at } from "../../form/json.ts";
import { Steps } from "../../form/steps.tsx";
import { Section } from "../../parts/page.tsx";
import { shop } from "../../shop.ts";
import { words } from "../../words.ts";
import { journeyLine } from "./journey-line.ts";

/** What happens, step by step; texts are written in one language at a time. */
export function StepsSection() {
  const { draft } = useEditing();
  const steps = asList(at(draft.value, ["steps"]));
  return (
    <Section title={words.value.editor.what} actions={<LanguageSwitch />}>
      <p class="journey">{journeyLine(steps)}</p>
      <Steps path={["steps"]} />
    </Section>
  );
}

function LanguageSwitch() {
  const w = words.value.editor;
  const { language } = useEditing();
  const locales = shop.value?.settings.markets.map(({ locale }) => locale.slice(0, 2)) ?? [];
  const tags = ["*", ...new Set(locales)];
  return (
    <div class="segmented" role="group" aria-label={w.texts}>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-pressed={language.value === tag}
          onClick={() => {
            language.value = tag;
          }}
        >
          {tag === "*" ? w.fallback : tag}
        </button>
      ))}
    </div>
  );
}
