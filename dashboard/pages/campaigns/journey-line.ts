import { forms } from "../../form/catalog.data.ts";
import { titleOfKind } from "../../form/kind-title.ts";
import { asList, asNumber, asRecord, asText } from "../../form/json.ts";
import { duration } from "../../format.ts";
import { titled, words } from "../../words.ts";

/** The steps as a line one can read: "wait 20 seconds → send: Web push". */
export function journeyLine(steps: readonly unknown[]): string {
  return steps.map((step) => stepLine(asRecord(step))).join(" → ");
}

/** One step in a few words. */
export function stepLine(step: Readonly<Record<string, unknown>>): string {
  const w = words.value.editor.sentence;
  const [variant] = asList(step["variants"]).map(asRecord);
  switch (step["kind"]) {
    case "show": {
      const kind = asText(asRecord(variant?.["banner"])["kind"]);
      return w.show(titled(titleOfKind(forms.banner, kind)));
    }
    case "send": {
      const kind = asText(asRecord(variant?.["message"])["channel"]);
      return w.send(titled(titleOfKind(forms.message, kind)));
    }
    case "check":
      return w.check;
    case "branch":
      return w.branch(asList(step["arms"]).length + 1);
    default:
      return waitLine(asRecord(step["wait"]));
  }
}

function waitLine(wait: Readonly<Record<string, unknown>>): string {
  const w = words.value.editor.sentence;
  if (wait["until"] === "time-of-day") return w.at(asText(wait["time"]));
  if (wait["until"] === "best-time") return w.best;
  return w.seconds(duration(asNumber(wait["seconds"]) ?? 0));
}
