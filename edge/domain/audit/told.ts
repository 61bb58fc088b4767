import type { ChangeKind } from "#protocol/change.ts";
import type { AuditView } from "#protocol/views.ts";
import { languageOf } from "../profile.ts";
import { labelOf } from "../refusal/label.ts";
import type { Change } from "./change.ts";
import { formerChange } from "./former.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { pl } from "./words/pl.ts";
import type { ChangeWords } from "./words/words.ts";

/** One row of the list of changes, as it lies on disk. */
export interface AuditRow {
  readonly at: number;
  readonly who: string;
  /** A change as JSON, or the sentence of an older release. */
  readonly what: string;
}

const languages: Readonly<Record<string, ChangeWords>> = { en, de, pl };

/** Who it was: a token's name, or the operator in the reader's words. */
export function whoTold(who: string, locale: string): string {
  return who === "operator" ? wordsOf(locale).operator : who;
}

/** Who changed what and when, in the reader's language. */
export function auditTold({ at, who, what }: AuditRow, locale: string): AuditView {
  const { kind, subjects, more = 0 } = changeIn(what);
  const [happened, itself] = wordsOf(locale).kinds[kind];
  const names = subjects.map((one) =>
    kind === "settings" ? labelOf(one, "putSettings", locale) : one,
  );
  const rest = more > 0 ? ` (+${new Intl.NumberFormat(locale).format(more)})` : "";
  const subject = `${names.join(", ") || itself}${rest}`;
  return {
    at,
    who: whoTold(who, locale),
    kind,
    subject,
    what: names.length > 0 ? `${happened}: ${subject}` : happened,
  };
}

function wordsOf(locale: string): ChangeWords {
  return languages[languageOf(locale)] ?? en;
}

function changeIn(what: string): Change {
  if (!what.startsWith("{")) return formerChange(what, isKind);
  const change: Change = JSON.parse(what);
  // A later release may have kept what this one has no words for.
  return isKind(change.kind) ? change : { ...change, kind: "other" };
}

function isKind(name: string): name is ChangeKind {
  return Object.hasOwn(en.kinds, name);
}
