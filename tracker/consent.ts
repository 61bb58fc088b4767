import type { Consent } from "#protocol/event.ts";
import { keep, memory, STORE } from "./memory.ts";
import { settings } from "./settings.ts";

declare global {
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

const assumed = settings.consent !== "required";

/** What this visitor allows now; a shop's assumption never overrules Global Privacy Control. */
export let consent: Consent = memory.consent ?? {
  analytics: assumed,
  personalisation: assumed && !navigator.globalPrivacyControl,
  push: false,
};

/** Takes a choice in; without analytics there is nothing else to allow. */
export function choose(choice: { readonly [P in keyof Consent]?: boolean | undefined }): void {
  const analytics = choice.analytics ?? consent.analytics;
  const may = (what: keyof Consent): boolean => analytics && (choice[what] ?? consent[what]);
  consent = { analytics, personalisation: may("personalisation"), push: may("push") };
}

/** Whether anything may be kept in this browser. */
export const mayKeep = (): boolean => consent.analytics && settings.consent !== "session";

/** Remembers a returning visitor by this, where it may be kept. */
export function remember(facts: typeof memory): void {
  Object.assign(memory, facts);
  if (mayKeep()) keep(STORE, memory);
}
