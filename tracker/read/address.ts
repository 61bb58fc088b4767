import type { Stage } from "#protocol/event.ts";
import type { Tag } from "../tag.ts";
import type { Reporter } from "./report.ts";

const stages: readonly (readonly [RegExp, Stage])[] = [
  [/\/(order-received|thank-?you|danke|dziekuje)/, "done"],
  [/\/(payment|zahlung|platnosc)(\/|\.|$)/, "payment"],
  [/\/(checkout|kasse|zamowienie)\/(shipping|delivery|versand|dostawa)/, "shipping"],
  [/\/(checkout|kasse|zamowienie)/, "address"],
  [/\/(cart|basket|warenkorb|koszyk)(\/|\.|$)/, "cart"],
];

/** The checkout stage that a path names by itself. */
export function stageOf(path: string): Stage | undefined {
  return stages.find(([name]) => name.test(path.toLowerCase()))?.[1];
}

/** What an address says by itself, for shops that say it in no other way. */
export function readAddress(tag: Tag, reporter: Reporter): void {
  const report = reporter._as("address");
  const query = new URLSearchParams(location.search);
  const words = query.get(tag._settings.searchParameter ?? "q") ?? query.get("s");
  if (words && !reporter._has("search")) report("search", { query: words.slice(0, 300) });
  if (reporter._has("checkout_stage") || reporter._has("purchase")) return;
  const stage = stageOf(location.pathname);
  if (stage) report("checkout_stage", { stage });
}
