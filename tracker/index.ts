import type { Show } from "#protocol/decision.ts";
import { choose, consent, mayKeep, remember } from "./consent.ts";
import { follow, type Subject, watchEngagement, whenInterested } from "./engaged.ts";
import { guard, on } from "./guard.ts";
import { watchPages } from "./lifecycle.ts";
import { forget, keep, memory, STORE } from "./memory.ts";
import { page } from "./page.ts";
import { becomeMeaningful, note, ride, whenDue } from "./queue.ts";
import { settings } from "./settings.ts";
import type { Command, Painter, Said, Tag } from "./tag.ts";
import { drop, flush, whenDecided } from "./transport.ts";

declare global {
  interface Document {
    readonly prerendering?: boolean;
  }
  interface DocumentEventMap {
    prerenderingchange: Event;
  }
  interface Window {
    edgewise?: Command & { q?: Iterable<Parameters<Command>>; on?: boolean };
  }
}

const parts: Readonly<Record<string, string>> = settings.parts;
const painters: Painter[] = [];
let seen: Subject | undefined;

function load(part: string, ...values: readonly unknown[]): void {
  const hash = parts[part];
  if (hash)
    import(`${settings.edge}/p/${part}.${hash}.js`)
      .then((module) => module.start(tag, ...values))
      // Without the part, say behind an ad blocker, everything else goes on.
      .catch(() => {});
}

function draw(show: Show): void {
  if (!painters.some((paint) => paint(show) === true)) load(`renderer-${show.drawing.kind}`, show);
}

function setConsent(choice: Said): void {
  const before = consent;
  choose(choice);
  if (JSON.stringify(before) === JSON.stringify(consent)) return;
  if (before.push && !consent.push) load("push");
  if (!consent.analytics) drop();
  note("consent", { consent });
  if (consent.analytics) return remember({ consent });
  if (before.analytics) flush(true, true);
  forget();
  // Only where the shop assumes consent must a refusal be remembered.
  if (settings.consent === "granted") keep(STORE, { consent });
}

const command: Command = guard((name, said) => {
  if (typeof said === "function") return void painters.push(said);
  const { item, order, stage } = said ?? {};
  if (stage) page.stage = stage;
  if (name === "consent") return setConsent(said ?? {});
  if (name === "product_view" && item) {
    if (seen) seen._on = false;
    seen = follow({ subject: "product", id: (page.product = item.id) });
  }
  if (name === "purchase" && order) {
    if (memory.order === order) return;
    remember({ order });
  }
  note(name, said);
});

const tag: Tag = {
  _settings: settings,
  _page: page,
  _command: command,
  _track: command,
  _ride: ride,
  _follow: follow,
  _load: load,
  _mayKeep: mayKeep,
  _mean: becomeMeaningful,
};

const boot = guard(() => {
  const waiting = window.edgewise;
  if (waiting?.on) return;
  window.edgewise = Object.assign(command, { on: true });
  whenDue(flush);
  whenDecided(draw);
  whenInterested(() => load("exit"));
  becomeMeaningful(memory.visitor);
  watchEngagement();
  watchPages();
  for (const call of waiting?.q ?? []) command(...call);
  load("reader");
});

if (document.prerendering) on(["prerenderingchange"], boot);
else boot();
