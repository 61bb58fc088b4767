import { isLeaving } from "../route.ts";
import { paint, theme, type Theme } from "../theme.ts";
import { isLanguage, language, languageNames, speak, words } from "../words.ts";
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
        onChange={({ currentTarget }) => void change(currentTarget)}
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

async function change(select: HTMLSelectElement): Promise<void> {
  const { value } = select;
  // What the edge said is asked for again, and a form begins anew from that.
  if (isLanguage(value) && (await isLeaving())) {
    // The words could not be fetched; the page says so in those that it has.
    await speak(value).catch(() => toast(words.value.fault.offline, null, true));
  }
  select.value = language.value;
}
