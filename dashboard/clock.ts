import { effect, signal } from "@preact/signals";
import { live } from "./api/live.ts";

// The edge's clock counts, not this machine's: nobody's "3 minutes ago" should depend on a laptop.
let skewMs = 0;

/** The edge's time, told anew every ten seconds. */
export const now = signal(Date.now());

effect(() => {
  if (!live.value) return;
  skewMs = live.value.now - Date.now();
  now.value = live.value.now;
});
setInterval(() => {
  now.value = Date.now() + skewMs;
}, 10_000);
