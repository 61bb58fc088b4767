import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "../../tag.ts";

declare global {
  interface Window {
    edgewise?: Command & { q?: Iterable<Parameters<Command>>; on?: boolean };
    dataLayer?: unknown;
  }
}

/** Lets real time pass: here the clock is what is tested. */
export function pass(milliseconds: number): Promise<void> {
  return sleep(milliseconds);
}
