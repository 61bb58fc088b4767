import { VISIT_PATH } from "#protocol/wire.ts";
import type { Tag } from "../tag.ts";
import type { Parcel } from "../transport.ts";

const STORE = "edgewise:";
const ALL = `${STORE}all`;
const SETTLE_MS = 1000;
const KEPT_MS = 86_400_000;
const HELD_MS = 30 * KEPT_MS;
// The storage is the shop's: it lends us this much of its five megabytes.
const CHARS = 64_000;
const EVENTS = 100;

function read(name: string): readonly Parcel[] {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "[]");
  } catch {
    // Not what the tag wrote: of no use to anyone.
    return [];
  }
}

const isRefusal = ({ batch }: Parcel): boolean => !batch.consent.analytics;

/** What other pages of this browser could not send, the newest within the limits, in order. */
function gather(own: string): Parcel[] {
  // What this page parked, it still tries to send.
  const names = Object.keys(localStorage).filter(
    (name) => name.startsWith(STORE) && name !== STORE + own,
  );
  let chars = CHARS;
  let events = EVENTS;
  const kept = names
    .flatMap(read)
    .sort((one, other) => other.at - one.at)
    .filter(
      (parcel) =>
        // A refusal has no age: nobody but this browser can tell it.
        (Date.now() - parcel.at < KEPT_MS || isRefusal(parcel)) &&
        (chars -= JSON.stringify(parcel).length) >= 0 &&
        (events -= parcel.batch.events.length) >= 0,
    )
    .reverse();
  // In this order, since the storage may be full.
  for (const name of names) localStorage.removeItem(name);
  localStorage.setItem(ALL, JSON.stringify(kept));
  return kept;
}

async function sendParked(tag: Tag): Promise<void> {
  const url = tag._settings.edge + VISIT_PATH;
  const memory = tag._memory();
  const parcels = gather(tag._tab());
  // The page on which it was said may have had no connection to fetch what gives up a push address.
  if (parcels.some(isRefusal) && !memory.consent?.push) tag._load("push");
  for (let [first] = parcels; first; [first] = parcels) {
    const heldMs = Math.min(HELD_MS, Math.max(0, Date.now() - first.at));
    const body = JSON.stringify({ ...first.batch, heldMs });
    const { status } = await fetch(url, { method: "POST", body, credentials: "omit" });
    // What the edge can't take now stays for the next page.
    if (status > 428) return;
    // Consent was taken back, or the visitor erased, meanwhile: the rest is gone already.
    if (memory !== tag._memory()) return;
    parcels.shift();
    localStorage.setItem(ALL, JSON.stringify(parcels));
  }
  localStorage.removeItem(ALL);
  // Other tabs see a moment later what was removed here; until then the lock stays.
  await new Promise((done) => setTimeout(done, SETTLE_MS));
}

/** Of several tabs one sends; should two do so all the same, tab and number tell the edge. */
export function start(tag: Tag): void {
  const run = tag._guard(() => {
    const sent = navigator.locks
      ? navigator.locks.request(
          "edgewise",
          { ifAvailable: true },
          (lock) => lock && sendParked(tag),
        )
      : sendParked(tag);
    // Still offline: the next connection or page tries again.
    sent.catch(() => {});
  });
  run();
  addEventListener("online", run);
}
