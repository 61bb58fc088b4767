import type { MessageOf } from "#protocol/catalog/channels.ts";
import type { Settings } from "#protocol/site.ts";
import type { Localized } from "#protocol/text.ts";
import type { GivenCode } from "../decide/campaign-memory.ts";
import { fill, inLanguage, type Words } from "../decide/words.ts";

/** What would tell bystanders what somebody looks at. */
const REVEALING = /\{(product|price|features|accessories|stock)\}/;

// True of a cart, a price and a shoe that is back alike, and needs no grammar of any product's name.
const waiting: Localized = {
  "*": "Something is waiting for you.",
  de: "Hier wartet etwas auf dich.",
  pl: "Coś na Ciebie czeka.",
  fr: "Quelque chose vous attend.",
  es: "Algo te espera.",
  it: "Qualcosa ti aspetta.",
  nl: "Er ligt iets op je te wachten.",
};

/** The texts of a push as a lock screen shows them. */
export interface LockScreen {
  readonly title: string;
  readonly body: string;
  /** What its buttons say; null: nothing that may be said here. */
  readonly labels: readonly (string | null)[];
  /** Whether nothing of it may say which product it is about: no picture then either. */
  readonly discreet: boolean;
}

/**
 * The message in the visitor's words; products are named only where the shop wants it, for others may read a lock screen.
 * Null if something it speaks of is not there, named or not.
 */
export function lockScreen(
  message: MessageOf<"web-push">,
  locale: string,
  words: Words,
  offer: GivenCode | null,
  settings: Settings,
): LockScreen | null {
  const discreet = settings.pushNamesProducts !== true;
  const say = <T extends string | null>(texts: Localized, instead: T): string | T | null => {
    const text = inLanguage(texts, locale);
    const said = fill(text, words);
    return said !== null && discreet && REVEALING.test(text) ? instead : said;
  };
  const title = say(message.title, settings.name);
  const body = say(message.body, offer?.code ?? inLanguage(waiting, locale));
  const labels = (message.buttons ?? []).map(({ label }) => say(label, null));
  return title === null || body === null ? null : { title, body, labels, discreet };
}
