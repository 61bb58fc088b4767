import type { Answer } from "#protocol/decision.ts";
import type { Consent } from "#protocol/event.ts";
import { PROTOCOL_VERSION, VISIT_PATH } from "#protocol/wire.ts";
import { consent, remember, wipe } from "./consent.ts";
import { reportDwell } from "./engaged.ts";
import { guard } from "./guard.ts";
import { BATCH_CHARS, FLIGHTS, PARKED, PATIENCE_MS, TRIES } from "./limits.ts";
import { draw, load, tag } from "./load.ts";
import { forget, keep, memory, STORE } from "./memory.ts";
import { page, path } from "./page.ts";
import { meaningful, queue } from "./queue.ts";
import { settings } from "./settings.ts";

/** A batch, and when it was built by the wall clock. */
export interface Parcel {
  readonly batch: {
    readonly visitor?: string | undefined;
    readonly consent: Consent;
    readonly events: readonly object[];
  };
  readonly at: number;
  _busy?: boolean;
}

const url = settings.edge + VISIT_PATH;
let parcels: Parcel[] = [];
/** Names this page among the open ones. */
export let tab: string;
let number = 0;
let failures = 0;

/** From here on this page is another one: whoever it was known for has nothing to do with what it says next. */
export function renameTab(): void {
  tab = crypto.getRandomValues(new Uint32Array(5)).join("-");
}

const bodyOf = ({ batch, at }: Parcel): string =>
  // A clock that was set back must not make a batch younger than new.
  JSON.stringify({ ...batch, heldMs: Math.max(0, Date.now() - at) });

/** Stops whatever waits but refusals; nobody may have it any more. */
export function drop(): void {
  queue.length = 0;
  parcels = parcels.filter(({ batch }) => !batch.consent.analytics);
}

function pack(leaving?: boolean): void {
  const events: object[] = [];
  let room = BATCH_CHARS;
  for (const { _at, _fact } of queue) {
    room -= JSON.stringify(_fact).length;
    // One that is too large on its own still gets its own batch.
    if (room < 0 && events[0]) break;
    events.push({ agoMs: Math.round(performance.now() - _at), ..._fact });
  }
  queue.splice(0, events.length);
  // The answer may be lost, or come after the next page began: that page then names the same tab.
  if (!(memory.visitor ?? memory.first)) remember({ first: tab });
  const batch = {
    ...memory,
    protocolVersion: PROTOCOL_VERSION,
    site: settings.site,
    tab,
    number: ++number,
    leaving,
    consent,
    page: { ...page, path: path() },
    events,
  };
  parcels.push({ at: Date.now(), batch });
}

// IndexedDB does not finish while a page closes; this does. The next page keeps the sum below 64 kB.
// Whoever refuses has nothing under way but the refusal; a preview asks nobody.
export function park(): void {
  if (page.preview && !consent.analytics) return;
  keep(`${STORE}:${tab}`, parcels.slice(-PARKED));
}

async function post(parcel: Parcel): Promise<void> {
  const from = path();
  const started = performance.now();
  parcel._busy = true;
  try {
    const response = await fetch(url, {
      method: "POST",
      body: bodyOf(parcel),
      keepalive: true,
      credentials: "omit",
    });
    // From here up the edge asks for patience; below, it has the batch or never will.
    if (response.status > 428) throw response;
    settle(parcel);
    if (failures) {
      park();
      reconnect();
    }
    if (!consent.analytics) wipe();
    if (!response.ok) return;
    const answer: Answer = await response.json();
    // Whoever has refused since is forgotten already, and the refusal itself must stay.
    if (consent.analytics) {
      if (answer.erased) {
        forget();
        renameTab();
        // Whoever has logged out meanwhile stays logged out.
      } else if (answer.visitor && parcel.batch.visitor === memory.visitor)
        remember({ visitor: answer.visitor });
    }
    if (answer.renewPush) load("push", true);
    if (performance.now() - started < PATIENCE_MS && from === path())
      for (const show of answer.shows) draw(show);
  } catch {
    parcel._busy = false;
    park();
    if (++failures < TRIES) setTimeout(send, (1000 + 1000 * Math.random()) * 2 ** failures);
  }
}

function settle(parcel: Parcel): void {
  parcels = parcels.filter((other) => other !== parcel);
}

const send = guard((leaving?: boolean) => {
  for (const parcel of parcels.slice(0, FLIGHTS)) {
    if (parcel._busy) continue;
    if (!leaving) void post(parcel);
    // A service worker that sees the beacons of closing pages makes browsers lose many of them:
    // the next page sends them once more, and the edge counts them once.
    else if (navigator.sendBeacon(url, bodyOf(parcel)) && !navigator.serviceWorker?.controller)
      settle(parcel);
  }
});

/** Sends what was noticed; `leaving` is the last chance of a page and waits for no answer. */
export const flush = guard((leaving?: boolean, mustTell?: boolean) => {
  if (!(mustTell || page.preview || (consent.analytics && (leaving || meaningful)))) return;
  // While the edge can't be reached events gather, so that one batch will carry them.
  if (leaving || mustTell || !failures) {
    if (!leaving) tag._look?.();
    // A withdrawal carries nothing but itself.
    if (leaving ? !mustTell : queue[0]) reportDwell();
    while (queue[0]) pack(leaving);
  }
  // A beacon can't tell that it got lost: where that is likely the next page sends instead.
  // A withdrawal has to arrive: this page tells it as soon as it can, or else the next one.
  if (mustTell || !leaving || (!failures && navigator.onLine)) send(leaving && !mustTell);
  // So it does with what the browser would not take any more, and what is under way and may fail unheard.
  if (leaving && parcels[0]) park();
});

/** There is a connection again. */
export function reconnect(): void {
  failures = 0;
  flush();
  send();
}
