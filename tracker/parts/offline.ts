import { VISIT_PATH } from "#protocol/wire.ts";
import { guard } from "../guard.ts";
import type { Tag } from "../tag.ts";
import type { Parcel } from "../transport.ts";

const STORE = "edgewise:";
const SETTLE_MS = 1000;
const KEPT_MS = 86_400_000;

/** Sends what other pages of this browser could not. */
async function sendParked(url: string): Promise<void> {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(STORE)) continue;
    const parcels: readonly Parcel[] = JSON.parse(localStorage.getItem(name) ?? "[]");
    for (const { batch, at } of parcels) {
      const heldMs = Math.max(0, Date.now() - at);
      if (heldMs > KEPT_MS) continue;
      const body = JSON.stringify({ ...batch, heldMs });
      const { status } = await fetch(url, { method: "POST", body, credentials: "omit" });
      // What the edge can't take now stays for the next page.
      if (status > 428) return;
    }
    localStorage.removeItem(name);
  }
  // Other tabs see a moment later what was removed here; until then the lock stays.
  await new Promise((done) => setTimeout(done, SETTLE_MS));
}

/** Of several tabs one sends; should two do so all the same, tab and number tell the edge. */
export function start(tag: Tag): void {
  const url = tag._settings.edge + VISIT_PATH;
  const run = guard(() => {
    const sent = navigator.locks
      ? navigator.locks.request(
          "edgewise",
          { ifAvailable: true },
          (lock) => lock && sendParked(url),
        )
      : sendParked(url);
    // Still offline: the next connection or page tries again.
    sent.catch(() => {});
  });
  run();
  addEventListener("online", run);
}
