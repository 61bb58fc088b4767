import type { ChangeKind } from "#protocol/change.ts";
import type { Change } from "./change.ts";

// Release 0.1.0 kept each change as an English sentence; {as} is a part of the kind's name.
const sentences: readonly (readonly [told: RegExp, kind: ChangeKind | "campaign" | "token"])[] = [
  [/^created the shop$/, "shop-created"],
  [/^changed the settings$/, "settings"],
  [/^changed the personas$/, "personas"],
  [/^saved the campaign “(?<subject>.*)” \((?<as>draft|live|paused|ended)\)$/, "campaign"],
  [/^deleted the campaign (?<subject>.*)$/, "campaign-deleted"],
  [/^began to send “(?<subject>.*)”$/, "send-begun"],
  [/^gave (?<subject>.*) access as (?<as>owner|editor|viewer)$/, "token"],
  [/^took access (?<subject>.*) away$/, "token-revoked"],
  [/^added (?<more>\d+) codes to the pool (?<subject>.*)$/, "codes"],
  [/^set the webhook secret of (?<subject>.*)$/, "order-secret"],
  [/^changed the catalogue$/, "catalogue"],
  [/^set the feed (?<subject>.*)$/, "feed-set"],
  [/^took the feed away$/, "feed-removed"],
  [/^said by hand which products ids mean$/, "ids"],
  [/^changed the push key$/, "push-key"],
  [/^spread the census over (?<subject>\d+) parts$/, "shards"],
  [/^erased a visitor$/, "visitor-erased"],
  [/^looked whether caps can be fixed$/, "caps-looked"],
  [/^learnt from the shop's visitors$/, "learnt"],
];

/** A change that an older release kept in words; one that nobody knows any more is its own subject. */
export function formerChange(
  sentence: string,
  isKind: (name: string) => name is ChangeKind,
): Change {
  for (const [told, begin] of sentences) {
    const { subject, as, more } = told.exec(sentence)?.groups ?? {};
    const kind = as === undefined ? begin : `${begin}-${as}`;
    if (!told.test(sentence) || !isKind(kind)) continue;
    return {
      kind,
      subjects: subject ? [subject] : [],
      ...(more !== undefined && { more: Number(more) }),
    };
  }
  return { kind: "other", subjects: [sentence] };
}
