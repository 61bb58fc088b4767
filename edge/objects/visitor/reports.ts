import type { PushReport } from "#protocol/push.ts";
import { report } from "../../domain/report.ts";
import type { Memory } from "./memory.ts";

/** A report, the key of the message that it is about, and when it was. */
export interface SeenPush {
  readonly key: string;
  readonly report: PushReport;
  readonly at: number;
}

/** Takes in what the push worker saw of messages. */
export async function takeReports(memory: Memory, seen: readonly SeenPush[]): Promise<void> {
  await memory.ready();
  for (const { key, report: told, at } of seen) {
    const before = memory.state;
    const after = before && report(before, key, told, at);
    if (after && after !== before)
      await memory.change(after, { kind: "reported", key, report: told, at });
  }
}
