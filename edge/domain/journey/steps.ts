import type { Step } from "#protocol/campaign.ts";

/** The step at a path; null behind the last one. */
export function stepAt(steps: readonly Step[], path: readonly number[]): Step | null {
  const [index, arm, ...rest] = path;
  const step = index === undefined ? undefined : steps[index];
  if (!step) return null;
  if (arm === undefined) return step;
  return step.kind === "branch" ? stepAt(armOf(step, arm), rest) : null;
}

/** The path after this one; null when there is nothing more. */
export function nextPath(
  steps: readonly Step[],
  path: readonly number[],
): readonly number[] | null {
  const [index = 0, arm, ...rest] = path;
  const step = steps[index];
  if (arm !== undefined && step?.kind === "branch") {
    const inside = nextPath(armOf(step, arm), rest);
    if (inside) return [index, arm, ...inside];
  }
  return index + 1 < steps.length ? [index + 1] : null;
}

/** The steps of a branch's arm; the one after the last is "otherwise". */
export function armOf(step: Extract<Step, { kind: "branch" }>, arm: number): readonly Step[] {
  return step.arms[arm]?.steps ?? step.otherwise;
}

/** Every step, those inside branches too. */
export function stepsOf(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] =>
    step.kind === "branch"
      ? [step, ...[...step.arms.map((arm) => arm.steps), step.otherwise].flatMap(stepsOf)]
      : [step],
  );
}
