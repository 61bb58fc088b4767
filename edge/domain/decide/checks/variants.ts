import type { Check, Problem } from "./problem.ts";
import { stepsOf } from "./walk.ts";

const RESERVED: ReadonlySet<string> = new Set(["holdout", "shop-holdout"]);

/** Variants that nobody can get, or that nobody could tell apart. */
export const variants: Check = (campaign) =>
  stepsOf(campaign).flatMap(({ step, field }) => {
    if (step.kind !== "show" && step.kind !== "send") return [];
    const problems: Problem[] = [];
    const seen = new Set<string>();
    for (const [index, { id, share }] of step.variants.entries()) {
      const here = `${field}.variants.${index}`;
      if (share === 0) {
        problems.push({
          field: `${here}.share`,
          code: "no-share",
          facts: { variant: id },
        });
      }
      if (seen.has(id)) {
        problems.push({ field: `${here}.id`, code: "same-variant", facts: { variant: id } });
      }
      if (RESERVED.has(id)) {
        problems.push({ field: `${here}.id`, code: "reserved-variant", facts: { variant: id } });
      }
      seen.add(id);
    }
    return problems;
  });
