import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEY = "edgewise-theme";

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

export const theme = signal<Theme>(stored());

effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});

/** Remembers the reader's choice. */
export function paint(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(KEY, chosen);
}
