import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { fastIntoCart, journey, page } from "../test/journeys.ts";
import { batch, HOUR, shop, subscribed, T0, type World } from "../test/world.ts";
import { visit } from "../visit.ts";
import { wakeAtOf } from "../wake.ts";

const offer = {
  source: "computed",
  value: { kind: "percent", percent: 10 },
  endsAfterHours: 24,
} as const;

function titled(title: string, more: object = {}): Step {
  const message = { channel: "web-push", title: { "*": title }, body: { "*": "…" } } as const;
  return { kind: "send", variants: [{ id: "a", share: 1, message, ...more }] };
}

/** How many of 200 people whose cart was left entered each arm; the shop has no code left. */
function entries(step: Step, settings: World["settings"] = {}) {
  const around = shop({ campaigns: [journey([step], { holdout: 0.5 })], settings });
  const entered = { a: 0, holdout: 0 };
  for (let person = 0; person < 200; person++) {
    const visitor = `visitor-of-the-tests-${String(person).padStart(8, "0")}`;
    let { state } = visit({ ...batch(around, T0, [subscribed, page, fastIntoCart]), visitor });
    let now = state && wakeAtOf(state);
    while (state && now !== null && now <= T0 + HOUR) {
      let done = due({ ...around, state, now });
      const codes = Object.fromEntries(done.wishes.map(({ key }) => [key, null]));
      if (done.wishes.length > 0) done = due({ ...around, state, now, codes });
      // What was told stays in the state, so that it can be looked at in the end.
      state = { ...done.state, flush: { ...done.state.flush, at: null } };
      const next = wakeAtOf(state);
      now = next !== null && next > now ? next : null;
    }
    const { experiments = [], outbox = null } = state?.flush ?? {};
    for (const { arm, change } of [...experiments, ...(outbox?.experiments ?? [])])
      if (arm === "a" || arm === "holdout") entered[arm] += change.entered ?? 0;
  }
  return entered;
}

test.each([
  ["nothing", titled("Hello"), {}],
  ["a sitewide sale", titled("Hello", { offer }), { sitewideSale: true }],
  ["a used-up budget", titled("Hello", { offer }), {}],
  ["that there is nothing true to say", titled("Only {stock} left"), {}],
] as const)("what %s holds back, it holds back in both arms", (_, step, settings) => {
  const { a, holdout } = entries(step, settings);
  // Of 200 people at one half, a difference of 60 is 4 standard deviations.
  expect(Math.abs(a - holdout)).toBeLessThan(60);
});
