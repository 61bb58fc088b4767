import * as fc from "fast-check";
import { adminAttacks } from "./admin.ts";
import type { Attack, Target } from "./attack.ts";
import { publicAttacks } from "./public.ts";

/** Attacks on every endpoint there is, and on some that there are not: sense with nonsense in it, broken bytes, foreign names. */
export function attacksOn(target: Target): fc.Arbitrary<Attack> {
  return fc.oneof(
    { weight: 6, arbitrary: publicAttacks(target) },
    { weight: 4, arbitrary: adminAttacks(target) },
    { weight: 1, arbitrary: onNothing() },
  );
}

function onNothing(): fc.Arbitrary<Attack> {
  const path = fc.oneof(
    fc.constantFrom("/v1/", "/v1/admin/sites/", "/t/", "/c/", "/__clock", "/__rows"),
    fc.string({ maxLength: 40 }).map((words) => `/v1/${encodeURIComponent(words)}`),
  );
  return fc.record({
    endpoint: fc.constant("none"),
    method: fc.constantFrom("GET", "POST", "DELETE", "PATCH", "HEAD"),
    path,
    headers: fc.constant({}),
    body: fc.constant(null),
  });
}
