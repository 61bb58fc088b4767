import { paint, theme, type Theme } from "../theme.ts";
import { isLanguage, type Language, language, languageNames, speak, words } from "../words.ts";
import { toast } from "./toast.tsx";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** The reader's own language and light. */
export function Preferences() {
  const w = words.value.nav;
  return (
    <>
      <select
        aria-label={w.language}
        value={language.value}
        onChange={({ currentTarget }) => {
          if (isLanguage(currentTarget.value)) void change(currentTarget, currentTarget.value);
        }}
      >
        {Object.entries(languageNames).map(([tag, name]) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={w.theme}
        value={theme.value}
        onChange={({ currentTarget: { value } }) => {
          const chosen = themes.find((one) => one === value);
          if (chosen) paint(chosen);
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {`${w.theme}: ${w.themes[one]}`}
          </option>
        ))}
      </select>
    </>
  );
}

async function change(select: HTMLSelectElement, chosen: Language): Promise<void> {
  try {
    await speak(chosen);
  } catch {
    // The words could not be fetched; the page says so in those that it has.
    select.value = language.value;
    toast(words.value.fault.offline, null, true);
  }
}
