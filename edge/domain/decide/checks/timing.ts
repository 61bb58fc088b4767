import { minutesOf } from "../../local-time.ts";
import type { Check, Problem } from "./problem.ts";
import { stepsOf } from "./walk.ts";

const DAY_MINUTES = 1440;
const LEAST_OPEN_MINUTES = 60;

/** Moments that never come. */
export const timing: Check = (campaign, { settings, now }) => {
  const problems: Problem[] = [];
  const { from, until } = campaign.schedule ?? {};
  if (from !== undefined && until !== undefined && until <= from) {
    problems.push({ field: "schedule.until", code: "ends-before" });
  } else if (until !== undefined && until <= now) {
    problems.push({ field: "schedule.until", code: "has-ended" });
  }
  const steps = stepsOf(campaign);
  const last = campaign.steps.at(-1);
  if (last?.kind === "wait" || last?.kind === "check") {
    problems.push({ field: `steps.${campaign.steps.length - 1}`, code: "nothing-follows" });
  }
  if (!steps.some(({ step }) => step.kind === "show" || step.kind === "send")) {
    problems.push({ field: "steps", code: "says-nothing" });
  }
  if (campaign.trigger.kind === "collective" && steps.some(({ step }) => step.kind === "show")) {
    problems.push({ field: "steps", code: "collective-shows" });
  }
  if (!settings.quietHours || campaign.ignoresQuietHours) return problems;
  const [begin, end] = [minutesOf(settings.quietHours.from), minutesOf(settings.quietHours.to)];
  const quiet = (end - begin + DAY_MINUTES) % DAY_MINUTES;
  const sends = steps.some(({ step }) => step.kind === "send");
  if (sends && DAY_MINUTES - quiet < LEAST_OPEN_MINUTES) {
    problems.push({ field: "steps", code: "never-open" });
  }
  for (const { step, field } of steps) {
    if (step.kind !== "wait" || step.wait.until !== "time-of-day") continue;
    const after = (minutesOf(step.wait.time) - begin + DAY_MINUTES) % DAY_MINUTES;
    if (after >= quiet) continue;
    problems.push({
      field: `${field}.wait.time`,
      code: "in-quiet-hours",
      facts: { time: step.wait.time, to: settings.quietHours.to },
    });
  }
  return problems;
};
