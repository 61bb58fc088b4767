import { type Fields, isFields } from "../read/fields.ts";
import type { Tag } from "../tag.ts";

/** What one consent tool says; undefined while nobody has chosen. */
type Choice = readonly [analytics?: boolean | undefined, personalisation?: boolean | undefined];

type Purposes = Readonly<Record<string, boolean>> | undefined;

interface TcData {
  readonly eventStatus: string;
  readonly gdprApplies?: boolean;
  readonly purpose: { readonly consents: Purposes; readonly legitimateInterests?: Purposes };
}

declare global {
  interface Window {
    __tcfapi?: (
      command: "addEventListener",
      version: 2,
      answer: (data: TcData, isKnown: boolean) => void,
    ) => void;
    Cookiebot?: {
      hasResponse?: boolean;
      consent?: { statistics?: boolean; preferences?: boolean };
    };
    OnetrustActiveGroups?: string;
    UC_UI?: { isInitialized?: () => boolean; areAllConsentsAccepted?: () => boolean };
    Shopify?: {
      customerPrivacy?: {
        analyticsProcessingAllowed?: () => boolean;
        preferencesProcessingAllowed?: () => boolean;
      };
    };
  }
}

let modes: Fields = {};
const may = (name: string): boolean | undefined =>
  name in modes ? modes[name] === "granted" : undefined;
let newest: unknown;

/** Consent Mode v2: `default` is what holds until somebody chooses, so its "denied" is no refusal. */
function consentMode(): Choice {
  const layer: unknown = window.dataLayer;
  const entries: readonly unknown[] = Array.isArray(layer) ? layer : [];
  for (const entry of entries.slice(entries.lastIndexOf(newest) + 1)) {
    newest = entry;
    if (!isFields(entry) || entry["0"] !== "consent" || !isFields(entry["2"])) continue;
    for (const [name, state] of Object.entries(entry["2"]))
      if (entry["1"] === "update" || state === "granted") modes = { ...modes, [name]: state };
  }
  return [may("analytics_storage"), may("personalization_storage")];
}

let tcf: Choice = [];
let isAsked = false;

/** TCF 2.2: 1 is storage, 8 measuring content; 5 and 6 are a profile for content, and its use. Only 8 may rest on legitimate interest. */
function askTcf(): Choice {
  if (!isAsked && window.__tcfapi) {
    isAsked = true;
    window.__tcfapi("addEventListener", 2, ({ eventStatus, gdprApplies, purpose }, isKnown) => {
      // Where the law does not apply the tool has asked nobody: its empty list is no refusal.
      if (!isKnown || gdprApplies === false) return;
      // Once more on the screen, what was chosen before still holds.
      if (!/^(tcloaded|useractioncomplete)$/.test(eventStatus)) return;
      const { consents = {}, legitimateInterests = {} } = purpose;
      const analytics = !!(consents["1"] && (consents["8"] || legitimateInterests["8"]));
      tcf = [analytics, analytics && !!(consents["5"] && consents["6"])];
    });
  }
  return tcf;
}

/** Cookiebot, OneTrust, Usercentrics and Shopify, each in its own words. */
function tools(): readonly Choice[] {
  const {
    Cookiebot: bot,
    OnetrustActiveGroups: groups,
    Shopify: shopify,
    UC_UI: centrics,
  } = window;
  const privacy = shopify?.customerPrivacy;
  // OneTrust lists what is allowed: C0001 alone is a refusal, an empty list no choice yet.
  const oneTrust: Choice = groups?.includes("C0001")
    ? [groups.includes("C0002"), groups.includes("C0003")]
    : [];
  const all = centrics?.isInitialized?.() ? centrics.areAllConsentsAccepted?.() : undefined;
  return [
    bot?.hasResponse ? [!!bot.consent?.statistics, !!bot.consent?.preferences] : [],
    oneTrust,
    [all, all],
    [privacy?.analyticsProcessingAllowed?.(), privacy?.preferencesProcessingAllowed?.()],
  ];
}

/** Follows the shop's consent tool, whichever it has; of two that disagree the refusal counts. */
export function start(tag: Tag): void {
  let before = "";
  const look = tag._guard(() => {
    const said = [consentMode(), askTcf(), ...tools()];
    const verdict = (at: 0 | 1): boolean | undefined => {
      const words = said.map((choice) => choice[at]).filter((word) => word !== undefined);
      return words[0] === undefined ? undefined : words.every(Boolean);
    };
    const choice = { analytics: verdict(0), personalisation: verdict(1) };
    const now = JSON.stringify(choice);
    if (now === before) return;
    before = now;
    tag._track("consent", choice);
  });
  look();
  tag._rounds.push(look);
}
