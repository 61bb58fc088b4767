import { element } from "./consent-words.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
    edgewise?: ((name: string, said: object) => void) & { q?: unknown[][] };
  }
}

const KEPT = "consent";

/** Asks once what may be remembered, as a shop's own consent tool does, and tells everybody who must know. */
export function askForConsent(): void {
  // Without the tag nobody wants to remember anything.
  const isWanted = document.querySelector('script[src*="/t/"]') !== null;
  if (isWanted && localStorage.getItem(KEPT) === null) document.body.append(element(decide));
}

function decide(yes: boolean, notice: HTMLElement): void {
  localStorage.setItem(KEPT, yes ? "yes" : "no");
  notice.remove();
  const word = yes ? "granted" : "denied";
  // Google's Consent Mode reads `arguments`, not an array.
  gtag("consent", "update", {
    analytics_storage: word,
    ad_personalization: "denied",
    personalization_storage: word,
  });
  tell("consent", { analytics: yes, personalisation: yes });
}

function gtag(..._said: readonly unknown[]): void {
  window.dataLayer ??= [];
  // oxlint-disable-next-line prefer-rest-params -- see above
  window.dataLayer.push(arguments);
}

/** The tag may still be on its way: what is said before it is there waits in `q`. */
function tell(name: string, said: object): void {
  const waiting: NonNullable<Window["edgewise"]> =
    window.edgewise ?? Object.assign((...call: unknown[]) => void waiting.q?.push(call), { q: [] });
  window.edgewise = waiting;
  waiting(name, said);
}
