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
          sentence: `Nobody can get the variant "${id}": give it a share above 0 or remove it.`,
        });
      }
      if (seen.has(id)) {
        problems.push({ field: `${here}.id`, sentence: `There are two variants named "${id}".` });
      }
      if (RESERVED.has(id)) {
        problems.push({
          field: `${here}.id`,
          sentence: `"${id}" is the name of those who are left alone; choose another.`,
        });
      }
      seen.add(id);
    }
    return problems;
  });
