import { signal } from "@preact/signals";
import type { LiveMessage } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { language } from "../words.ts";
import { livePath } from "./endpoints.data.ts";

/** The shop as it is this second. */
export interface LiveView {
  readonly now: number;
  /** Today so far. */
  readonly counts: Counts;
  readonly visitorsNow: number;
  readonly cartsOpen: number;
  readonly valueAtRisk: Counts;
  readonly latest: LiveMessage["latest"];
}

export type LiveState = "connecting" | "live" | "retrying" | "offline";

export const liveState = signal<LiveState>("connecting");
export const live = signal<LiveView | null>(null);

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 20_000;
const LATEST = 12;

/** Adds what a message says to what is known. */
export function heard(before: LiveView | null, message: LiveMessage): LiveView {
  const { now, visitorsNow, cartsOpen, valueAtRisk } = message;
  const fresh = message.whole || !before;
  return {
    now,
    visitorsNow,
    cartsOpen,
    valueAtRisk,
    counts: fresh ? message.added : addCounts(before.counts, message.added),
    latest: fresh ? message.latest : [...message.latest, ...before.latest].slice(0, LATEST),
  };
}

/** Keeps listening, in the reader's language, until the returned function is called; today begins at `from`. */
export function listen(site: string, from: number): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let over = false;

  function connect(): void {
    clearTimeout(timer);
    socket?.close();
    const opened = new WebSocket(addressOf(site, from));
    socket = opened;
    opened.addEventListener("message", ({ data }: MessageEvent<string>) => {
      if (opened !== socket) return;
      failures = 0;
      liveState.value = "live";
      const message: LiveMessage = JSON.parse(data);
      live.value = heard(live.value, message);
    });
    opened.addEventListener("close", () => {
      if (over || opened !== socket) return;
      liveState.value = navigator.onLine ? "retrying" : "offline";
      const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
      failures += 1;
      // Spread out, so that a restarted edge is not met by every dashboard at once.
      timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
    });
  }

  function back(): void {
    if (liveState.value !== "live" && document.visibilityState === "visible") connect();
  }
  function away(): void {
    liveState.value = "offline";
  }

  liveState.value = "connecting";
  connect();
  addEventListener("online", back);
  addEventListener("offline", away);
  document.addEventListener("visibilitychange", back);
  return () => {
    over = true;
    clearTimeout(timer);
    socket?.close();
    removeEventListener("online", back);
    removeEventListener("offline", away);
    document.removeEventListener("visibilitychange", back);
  };
}

function addressOf(site: string, from: number): string {
  const address = new URL(livePath.replace(":site", encodeURIComponent(site)), location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.search = `from=${from}&language=${language.value}`;
  return address.href;
}
