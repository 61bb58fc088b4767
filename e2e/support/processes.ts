import { readdirSync, readFileSync } from "node:fs";
import { until } from "./until.ts";

/** The workerd that a program runs, as soon as there is one. */
export function workerdOf(parent: number): Promise<number> {
  return until(
    () => childrenOf(parent).find(({ name }) => name.startsWith("workerd"))?.pid,
    30_000,
  );
}

/** Whether a process is there and not only waiting to be buried. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // No such process.
    return false;
  }
}

function childrenOf(parent: number): readonly { readonly pid: number; readonly name: string }[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && isRunning(Number(entry)))
    .flatMap((entry) => {
      const [, name = "", from] = /\((.*)\) \S (\d+)/.exec(statOf(entry)) ?? [];
      return Number(from) === parent ? [{ pid: Number(entry), name }] : [];
    });
}

function statOf(entry: string): string {
  try {
    return readFileSync(`/proc/${entry}/stat`, "utf8");
  } catch {
    // It ended while we were reading.
    return "";
  }
}
