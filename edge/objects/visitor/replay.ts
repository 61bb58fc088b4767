import type { ReplayView } from "#protocol/views.ts";
import { bounded } from "../../domain/bounded.ts";
import { due } from "../../domain/due.ts";
import type { Surroundings } from "../../domain/moment.ts";
import { report } from "../../domain/report.ts";
import { settle } from "../../domain/settle.ts";
import type { VisitorState } from "../../domain/state.ts";
import { visit } from "../../domain/visit.ts";
import { olderSnapshots, type View } from "../../published/view.ts";
import type { Change, Circumstances, LogEntry } from "./store.ts";
import { DOMAIN_VERSION } from "./store.ts";

/** Answers the shop as a decision saw it; null if part of it is gone. */
type Past = (made: Circumstances) => Promise<View | null>;

/**
 * Decides everything in a log once more, from its oldest checkpoint on, and compares byte by byte:
 * each decision with the record of it, each checkpoint with the state reached. The books for the
 * counters are left out: what they cost to keep is no decision.
 */
export async function replay(
  env: Env,
  newestFirst: readonly LogEntry[],
  past: Past,
): Promise<ReplayView> {
  const log = newestFirst.toReversed();
  const from = log.findIndex(isCheckpoint);
  const differing: { number: number; what: "decision" | "state"; domain: string }[] = [];
  const differs = ({ number, domain }: LogEntry, what: "decision" | "state") =>
    differing.push({ number, what, domain });
  let compared = 0;
  let gone = 0;
  // Undefined: lost, until the next checkpoint.
  let state: VisitorState | null | undefined;
  for (const entry of from < 0 ? [] : log.slice(from)) {
    const reached = state && (await followed(env, state, entry.changes, past));
    if (isCheckpoint(entry)) {
      if (reached && entry.before && bytes(reached) !== bytes(entry.before))
        differs(entry, "state");
      state = entry.before;
    } else {
      state = reached ?? undefined;
    }
    const view = await past(entry.made);
    if (state === undefined || !view) {
      gone++;
      state = undefined;
      continue;
    }
    const around = await surroundings(env, view, entry.made, state);
    const { occasions = [] } = entry.made;
    const again = entry.call
      ? visit({ ...entry.call, ...around, state, backfill: null })
      : state && due({ ...around, state, occasions });
    compared++;
    if (JSON.stringify(again?.record ?? null) !== JSON.stringify(entry.record))
      differs(entry, "decision");
    state = again?.state && bounded(again.state);
  }
  return { compared, gone, domain: DOMAIN_VERSION, differing };
}

async function followed(
  env: Env,
  before: VisitorState,
  changes: readonly Change[],
  past: Past,
): Promise<VisitorState | undefined> {
  let state = before;
  for (const change of changes) {
    switch (change.kind) {
      case "settled":
        state = bounded(settle(state, change.key, change.outcome, change.at).state);
        break;
      case "reported":
        state = bounded(report(state, change.key, change.report, change.at));
        break;
      case "due": {
        const view = await past(change.made);
        if (!view) return undefined;
        const { occasions = [] } = change.made;
        const around = await surroundings(env, view, change.made, state);
        state = bounded(due({ ...around, state, occasions }).state);
        break;
      }
      case "anew":
        return undefined;
    }
  }
  return state;
}

async function surroundings(
  env: Env,
  { snapshot, catalogue, model }: View,
  { at, seed, codes }: Circumstances,
  state: VisitorState | null,
): Promise<Surroundings> {
  const older = await olderSnapshots(env, snapshot, state);
  return { snapshot, catalogue, model, now: at, seed, codes, older };
}

function isCheckpoint({ number, before }: LogEntry): boolean {
  return before !== null || number === 1;
}

function bytes(state: VisitorState): string {
  return JSON.stringify({ ...state, flush: null });
}
