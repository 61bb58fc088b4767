import type { Show } from "#protocol/decision.ts";
import { card } from "../draw/card.ts";
import { element } from "../draw/element.ts";
import { say } from "../draw/frame.ts";
import { css } from "../draw/way.css";
import type { Tag } from "../tag.ts";

// Share menu and entry as Apple names them in each language.
const words: Readonly<Record<string, readonly [share: string, add: string, open: string]>> = {
  en: ["Tap Share", "“Add to Home Screen”", "Open the shop from there"],
  de: ["Auf „Teilen“ tippen", "„Zum Home-Bildschirm“", "Den Shop von dort öffnen"],
  fr: ["Touchez Partager", "«\u00a0Sur l’écran d’accueil\u00a0»", "Puis touchez l’icône"],
  es: ["Toca Compartir", "«Añadir a pantalla de inicio»", "Abre la tienda desde allí"],
  it: ["Tocca Condividi", "“Aggiungi alla schermata Home”", "Apri il negozio da lì"],
  nl: ["Tik op Deel", "‘Zet op beginscherm’", "Open de winkel van daar"],
  pl: ["Stuknij Udostępnij", "„Do ekranu początkowego”", "Otwórz sklep stamtąd"],
};

const drawings = [
  "M9 9H7v10h10V9h-2M12 15V4M9 7l3-3 3 3",
  "M5 5h14v14H5zM12 9v6M9 12h6",
  "M5 12l7-7 7 7M7 10v9h10v-9",
] as const;

/** The way to the home screen, step by step. */
function wayHome(locale: string): HTMLElement {
  const steps = words[locale.slice(0, 2)] ?? words["en"] ?? [];
  return element(
    "ol",
    "way",
    ...steps.map((text, index) => element("li", "", icon(drawings[index] ?? ""), text)),
  );
}

function icon(path: string): SVGElement {
  const [svg, line] = (["svg", "path"] as const).map((name) =>
    document.createElementNS("http://www.w3.org/2000/svg", name),
  );
  if (!svg || !line) throw new Error("no drawing");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Shows an iPhone the way to the home screen, from where the shop may push. */
export function start(tag: Tag, show: Show): void {
  const fill: typeof say = (made) => {
    say(made);
    made._box.append(wayHome(show.drawing.locale));
  };
  card(tag, show, fill, css);
  tag._track("push_prompt", { step: "home-screen", text: show.variant });
}
