import type { Tag } from "../tag.ts";

const ROWS = 40;

/** Shows in the page what the tag sends and what it is told; from outside, so that it changes nothing. */
export function start(tag: Tag): void {
  const panel = document.createElement("edgewise-debug");
  const root = panel.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{all:initial;position:fixed;z-index:2147483646;inset:auto auto 8px 8px;width:min(440px,90vw);max-height:45vh;overflow:auto;
background:#17161b;color:#e9e7e3;font:12px/1.5 ui-monospace,monospace;border-radius:10px;box-shadow:0 8px 32px #0006}
div{padding:5px 12px;border-top:1px solid #fff2;white-space:pre-wrap;overflow-wrap:anywhere}b{color:#9ad0ff}`,
  );
  root.adoptedStyleSheets = [sheet];
  const row = (name: string, words: string): void => {
    const line = document.createElement("div");
    const head = document.createElement("b");
    head.textContent = `${name} `;
    line.append(head, words);
    root.prepend(line);
    if (root.childElementCount > ROWS) root.lastElementChild?.remove();
  };
  row(
    "edgewise",
    `${tag._settings.site} at ${tag._settings.edge}, consent ${tag._settings.consent}`,
  );
  document.body.append(panel);

  const isOurs = (url: unknown): boolean => String(url).startsWith(tag._settings.edge);
  const tell = (how: string, body: unknown): void => {
    if (typeof body !== "string") return;
    const { number, events } = JSON.parse(body);
    for (const { kind, agoMs, ...facts } of events)
      row(`${how} ${number}`, `${kind} ${JSON.stringify(facts)} ${agoMs} ms ago`);
  };
  const fetch = window.fetch.bind(window);
  window.fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (isOurs(url)) {
      tell("sent", init?.body);
      const { shows = [], refused = [] } = await response.clone().json();
      for (const one of refused) row("refused", JSON.stringify(one));
      for (const one of shows) row("decided", JSON.stringify(one));
      if (!shows[0]) row("decided", "to leave this visitor alone");
    }
    return response;
  };
  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (url, body) => {
    if (isOurs(url)) tell("beacon", body);
    return beacon(url, body);
  };
}
