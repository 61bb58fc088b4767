import type { Step, StepOf } from "#protocol/campaign.ts";
import type { Clause } from "#protocol/segment.ts";
import type { Moment } from "../moment.ts";
import { holds } from "../segment/holds.ts";
import type { Ending, Journey } from "./journey.ts";
import { nextPath, stepAt } from "./steps.ts";
import { waitUntil } from "./wait.ts";

/** Where a journey comes to a halt. */
export type Halt =
  | { readonly kind: "wait"; readonly journey: Journey }
  | { readonly kind: "show"; readonly journey: Journey; readonly step: StepOf<"show"> }
  | { readonly kind: "send"; readonly journey: Journey; readonly step: StepOf<"send"> }
  | { readonly kind: "over"; readonly ending: Ending; readonly failed: Clause | null };

/** Goes on from the step at which a journey stands until something must happen outside it. */
export function advance(
  journey: Journey,
  steps: readonly Step[],
  activity: string,
  moment: Moment,
): Halt {
  let path: readonly number[] | null = journey.path;
  while (path) {
    const step = stepAt(steps, path);
    if (!step) break;
    switch (step.kind) {
      case "wait":
        return {
          kind: "wait",
          journey: {
            ...journey,
            path,
            dueAt: waitUntil(step.wait, activity, moment),
            lateSince: null,
          },
        };
      case "show":
        return { kind: "show", step, journey: { ...journey, path, dueAt: null } };
      case "send":
        return { kind: "send", step, journey: { ...journey, path, dueAt: moment.now } };
      case "check": {
        const { holds: passed, failed } = holds(step.audience, moment.ask);
        if (!passed) return { kind: "over", ending: "check", failed };
        path = nextPath(steps, path);
        break;
      }
      case "branch": {
        const chosen = step.arms.findIndex((arm) => holds(arm.audience, moment.ask).holds);
        const arm = chosen < 0 ? step.arms.length : chosen;
        const inside: readonly number[] = [...path, arm, 0];
        path = stepAt(steps, inside) ? inside : nextPath(steps, path);
        break;
      }
    }
  }
  return { kind: "over", ending: "done", failed: null };
}

/** Goes on behind the step at which a journey stands. */
export function goOn(
  journey: Journey,
  steps: readonly Step[],
  activity: string,
  moment: Moment,
): Halt {
  const path = nextPath(steps, journey.path);
  if (!path) return { kind: "over", ending: "done", failed: null };
  return advance({ ...journey, path, lateSince: null }, steps, activity, moment);
}
