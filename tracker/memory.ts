import type { Consent } from "#protocol/event.ts";
import { settings } from "./settings.ts";

/** Begins every name under which the tag keeps something in this browser. */
export const STORE = "edgewise";

/** What a returning visitor's browser remembers, once it may. */
interface Memory {
  visitor?: string;
  /** The tab that spoke first: until the edge has given an id, it stands for one. */
  first?: string;
  consent?: Consent;
  /** The newest order reported, so that a reloaded thank-you page is no second purchase. */
  order?: string;
}

export let memory: Memory = {};

try {
  if (settings.consent !== "session") memory = JSON.parse(localStorage[STORE]);
} catch {
  // A new browser, or blocked storage: then this visit is remembered in memory only.
}

/** Stores a value; a full or blocked storage is no reason to fail. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage[name] = JSON.stringify(value);
  } catch {
    // Nothing is kept, and everything else goes on.
  }
}

/** Forgets the visitor and whatever waits in this browser. */
export function forget(): void {
  memory = {};
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(STORE)) localStorage.removeItem(name);
  } catch {
    // Where storage is blocked nothing was kept.
  }
}
