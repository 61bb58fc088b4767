import { setTimeout as sleep } from "node:timers/promises";
import { workerdOf } from "./processes.ts";
import { until } from "./until.ts";

/** An edge whose workerd is started again when it dies. */
interface Mortal {
  readonly edge: string;
  /** Process id of the program that started workerd. */
  readonly pid: number;
}

export interface KillPlan {
  readonly kills: number;
  /** At most so long between a start and the next kill, ms. */
  readonly everyMs: number;
  /** The next number of a stream of chance, from 0 to 1. */
  readonly next: () => number;
}

/** Kills workerd at random instants: mostly while it works, now and then while it still starts. */
export async function killAgain(
  { edge, pid }: Mortal,
  { kills, everyMs, next }: KillPlan,
  isOver = () => false,
): Promise<number> {
  const killed = new Set<number>();
  while (killed.size < kills && !isOver()) {
    const workerd = await workerdOf(pid);
    if (killed.has(workerd)) {
      await sleep(20);
      continue;
    }
    if (next() > 0.2) await until(() => isHealthy(edge), 60_000);
    await sleep(next() * everyMs);
    kill(workerd);
    killed.add(workerd);
  }
  return killed.size;
}

async function isHealthy(edge: string): Promise<boolean> {
  try {
    const response = await fetch(`${edge}/healthz`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not yet.
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It died by itself while starting; as good as killed.
  }
}
