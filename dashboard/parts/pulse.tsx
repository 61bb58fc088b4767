import { liveState } from "../api/live.ts";
import { words } from "../words.ts";

/** Whether figures move by themselves. */
export function Pulse() {
  const w = words.value.live;
  const state = liveState.value;
  const text = { live: w.live, connecting: w.connecting, retrying: w.retrying, offline: w.offline };
  return (
    <span class="pulse" data-state={state} role="status">
      {text[state]}
    </span>
  );
}
