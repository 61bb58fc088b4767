import type { Consent } from "#protocol/event.ts";
import { guard } from "./guard.ts";
import { settings } from "./settings.ts";

/** Begins every name under which the tag keeps something in this browser. */
export const STORE = "edgewise";

/** What a returning visitor's browser remembers, once it may. */
export interface Memory {
  visitor?: string | undefined;
  /** The tab that spoke first: until the edge has given an id, it stands for one. */
  first?: string | undefined;
  consent?: Consent;
}

export let memory: Memory = {};

/** Looks what is remembered; a new browser has nothing to parse and a blocked storage nothing to read: then it is this visit only. */
export const recall = guard(() => {
  if (settings.consent !== "session") memory = JSON.parse(localStorage[STORE]);
});

/** Stores a value, where the shop lets anything be stored; a full or blocked storage is no reason to fail. */
export const keep = guard((name: string, value: unknown) => {
  if (settings.consent !== "session") localStorage[name] = JSON.stringify(value);
});

/** Forgets the visitor and whatever waits in this browser. */
export const forget = guard(() => {
  memory = {};
  for (const name in localStorage) if (name.startsWith(STORE)) delete localStorage[name];
});
