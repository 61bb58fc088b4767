import { element } from "./element.ts";

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

/**
 * Whether this is a tab of Safari on an iPhone or iPad whose shop can do there what a tab cannot:
 * receive pushes from the home screen. In other apps' browsers nobody finds the way.
 */
export function needsHomeScreen(): boolean {
  if (Reflect.get(navigator, "standalone") !== false) return false;
  const [, major, minor] =
    /Version\/(\d+)\.(\d+)\S*(?: Mobile\/\w+)? Safari\/[\d.]+$/.exec(navigator.userAgent) ?? [];
  const version = Number(major) + Number(minor) / 100;
  // Since 16.4 what was put there as an app may push; since 26 everything put there is one.
  const isApp = document.querySelector(
    "link[rel~=manifest],meta[name=apple-mobile-web-app-capable]",
  );
  return version >= 26 || (version >= 16.04 && isApp !== null);
}

/** The way to the home screen, step by step. */
export function wayHome(locale: string): HTMLElement {
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
