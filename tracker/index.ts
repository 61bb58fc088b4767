import { choose, consent, remember, wipe } from "./consent.ts";
import { follow, rounds, watchEngagement } from "./engaged.ts";
import { guard, on } from "./guard.ts";
import { view, watchPages } from "./lifecycle.ts";
import { load, painters, tag } from "./load.ts";
import { memory, recall, STORE } from "./memory.ts";
import { page } from "./page.ts";
import { becomeMeaningful, note, ride, schedule } from "./queue.ts";
import type { Command, Said, Subject, Tag } from "./tag.ts";
import { drop, flush, park, renameTab, tab } from "./transport.ts";

declare global {
  interface Document {
    prerendering?: boolean;
  }
  interface DocumentEventMap {
    prerenderingchange: Event;
  }
  interface Window {
    edgewise?: Command & { q?: Parameters<Command>[]; on?: boolean };
  }
}

let seen: Subject | undefined;

function setConsent(choice: Said): void {
  const before = consent;
  choose(choice);
  if (JSON.stringify(before) === JSON.stringify(consent)) return;
  if (before.push && !consent.push) load("push");
  if (!consent.analytics) drop();
  note("consent", { consent });
  if (consent.analytics) {
    schedule(0);
    return remember({ consent });
  }
  if (before.analytics) flush(true, true);
  wipe();
  // All that stays, until the edge has heard of it: that somebody refused, and who.
  if (before.analytics) park();
}

const early = window.edgewise;
/** What the page says before the tag has booted; only then it has a name. */
const waiting = early?.q ?? [];

const command: NonNullable<Window["edgewise"]> = guard((name, said = {}) => {
  if (!tab) return void waiting.push([name, said]);
  if (typeof said === "function") return void painters.push(said);
  const { item, stage } = said;
  if (stage) page.stage = stage;
  if (name === "consent") return setConsent(said);
  if (name === "product_view" && item) {
    const before = seen;
    seen = follow({ subject: "product", id: (page.product = item.id) });
    if (before) before._on = false;
  }
  note(name, said);
  if (name === "logout") {
    // The page may be left before an answer comes: what follows is somebody else's at once.
    flush(false, consent.analytics);
    remember({ visitor: undefined, first: undefined });
    renameTab();
  }
});

const boot = guard(() => {
  // A page that is only prerendered is one that nobody sees.
  if (tab || document.prerendering) return;
  renameTab();
  Object.assign(tag, {
    _page: page,
    _rounds: rounds,
    _load: load,
    _guard: guard,
    _memory: () => memory,
    _on: on,
    _ride: ride,
    _track: command,
    _mean: becomeMeaningful,
    _follow: follow,
    _tab: () => tab,
    _flush: flush,
    _schedule: schedule,
  } satisfies Partial<Tag>);
  recall();
  // A shop's assumption never overrules Global Privacy Control.
  choose(memory.consent ?? { personalisation: !navigator.globalPrivacyControl });
  watchEngagement();
  view(memory.visitor);
  // What is allowed is the browser's, not the page's: another one has heard it. Where nothing was chosen it throws.
  on("storage", ({ key, newValue }) => {
    if (key === STORE) setConsent(newValue ? JSON.parse(newValue).consent : { analytics: false });
  });
  for (const call of waiting) command(...call);
  load("reader");
});

if (!early?.on) {
  window.edgewise = command;
  command.on = true;
  watchPages(boot);
}
