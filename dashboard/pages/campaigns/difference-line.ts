import { titleOfPart } from "./title-of-part.data.ts";
import type { Difference } from "../../form/differences.ts";
import { asText, isRecord, type Path } from "../../form/json.ts";
import { dateTime, number } from "../../format.ts";
import { choice, titled, words } from "../../words.ts";

/** One difference as a sentence: "What happens, Step 1, Heading (de): “Hello” → “Hi”". */
export function differenceLine({ path, before, after }: Difference): string {
  const w = words.value.editor.versions;
  const where = placeOf(path);
  if (isRecord(before) || isRecord(after) || before === undefined || after === undefined) {
    const known = isRecord(after) || isRecord(before) ? "" : valueOf(path, after ?? before);
    const name = known ? `${where} ${known}` : where;
    return after === undefined ? w.gone(name) : w.added(name);
  }
  return w.changed(where, valueOf(path, before), valueOf(path, after));
}

// Groups that say nothing by themselves: their fields have names of their own.
const silent = new Set(["variants", "banner", "message", "schedule", "budget", "arms", "caps"]);

function placeOf(path: Path): string {
  const names: string[] = [];
  for (const [index, part] of path.entries()) {
    const before = path[index - 1];
    if (part === "*" || isLanguageTag(part, index, path)) {
      names.push(
        `${names.pop() ?? ""} (${part === "*" ? words.value.editor.fallbackShort : part})`,
      );
    } else if (typeof part === "number") {
      const { versions, variant } = words.value.editor;
      if (before === "steps") names.push(`${versions.step} ${part + 1}`);
      else if (before === "variants") names.push(`${variant} ${part + 1}`);
      else if (before !== "all" && before !== "any") names.push(String(part + 1));
    } else if (!silent.has(part)) names.push(nameOf(part));
  }
  return names.filter(Boolean).join(", ");
}

const texts = new Set(["title", "text", "body", "label", "button", "question", "thanks", "answer"]);

function isLanguageTag(part: string | number, index: number, path: Path): boolean {
  const before = path[index - 1];
  return (
    index === path.length - 1 && typeof before === "string" && texts.has(before) && part !== "label"
  );
}

function nameOf(part: string): string {
  const { campaigns: list, editor: w } = words.value;
  const own: Readonly<Record<string, string>> = {
    name: list.name,
    status: list.status,
    trigger: w.when,
    audience: w.who,
    steps: w.what,
    goal: w.goal,
    from: w.from,
    until: w.untilTime,
    markets: w.markets,
    ...w.caps,
    reentryDays: w.reentryDays,
    group: w.group,
    holdout: w.holdout,
    offers: w.offers,
    offer: w.offer,
    priority: w.priority,
    ignoresQuietHours: w.ignoresQuietHours,
    wait: w.wait,
    share: w.shareOf,
    kind: "",
    channel: w.channel,
    fact: w.audience.fact,
    is: w.audience.is,
    value: w.audience.value,
    withinDays: w.audience.within,
    all: "",
    any: "",
    not: w.audience.not,
    otherwise: w.otherwise,
  };
  return own[part] ?? titled(titleOfPart[part] ?? part);
}

function valueOf(path: Path, value: unknown): string {
  const { versions } = words.value.editor;
  const last = path.at(-1);
  if (typeof value === "boolean") return value ? versions.yes : versions.no;
  if (typeof value === "number") {
    if (path[0] === "schedule") return dateTime(value);
    return last === "holdout" || last === "share" ? number(Math.round(value * 100)) : number(value);
  }
  const text = asText(value);
  if (last === "status") {
    const { statuses } = words.value.campaigns;
    return Object.entries(statuses).find(([name]) => name === text)?.[1] ?? text;
  }
  const isWord = ["kind", "is", "fact", "value", "position", "urgency", "source"].includes(
    String(last),
  );
  return isWord ? choice(text) : `“${text}”`;
}
