import type { Consent } from "#protocol/event.ts";
import { forget, keep, memory, STORE } from "./memory.ts";
import { settings } from "./settings.ts";

declare global {
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

/** What this visitor allows now. */
export let consent: Consent = {
  analytics: settings.consent !== "required",
  personalisation: false,
  push: false,
};

/** Takes a choice in; without analytics there is nothing else to allow. */
export function choose(choice: { readonly [P in keyof Consent]?: boolean | undefined }): void {
  const analytics = choice.analytics ?? consent.analytics;
  const may = (what: keyof Consent): boolean => analytics && (choice[what] ?? consent[what]);
  consent = { analytics, personalisation: may("personalisation"), push: may("push") };
}

/** Erases all that this browser keeps; only where the shop assumes consent must a refusal be remembered. */
export function wipe(): void {
  forget();
  if (settings.consent === "granted") keep(STORE, { consent });
}

/** Remembers a returning visitor by this, where it may be kept. */
export function remember(facts: typeof memory): void {
  Object.assign(memory, facts);
  if (consent.analytics) keep(STORE, memory);
}
