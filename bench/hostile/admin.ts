import * as fc from "fast-check";
import { api, LIVE_PATH } from "#protocol/api.ts";
import type { Attack, Target } from "./attack.ts";
import { damaged } from "./damage.ts";
import { fitting } from "./fitting.ts";
import { bodies } from "./samples.ts";

const names = fc.oneof(
  fc.constantFrom("c1", "nobody", "%00", "..%2f..", "__proto__", "a".repeat(3000), "%F0%9F%98%80"),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
  fc.constant("f".repeat(64)),
);
const queries = fc.oneof(
  fc.constantFrom(
    "",
    "?from=NaN",
    "?from=-1e308&until=1e308&step=day",
    "?before=x",
    "?after=%00",
    "?segment=__proto__",
  ),
  fc.string({ maxLength: 20 }).map((words) => `?step=${encodeURIComponent(words)}`),
);

/** Attacks on every endpoint of the admin API, mostly with the owner's own token. */
export function adminAttacks({ site, ownerToken }: Target): fc.Arbitrary<Attack> {
  const authorization = fc.constantFrom(
    ...Array.from({ length: 6 }, () => `Bearer ${ownerToken}`),
    "Bearer x",
    `Bearer ew_${site}.${"a".repeat(32)}`,
    "Basic YTpi",
    "",
  );
  const live = { method: "GET", path: LIVE_PATH, request: null };
  const all = Object.entries({ ...api, live }).map(([endpoint, { method, path, request }]) => {
    const sense = fc.oneof(fitting(request), fitting(request), fc.constantFrom(...bodies));
    return fc
      .tuple(names, queries, authorization, damaged(sense))
      .map(([name, query, Authorization, body]) => ({
        endpoint,
        method,
        path: path.replace(":site", site).replaceAll(/:\w+/g, () => name) + query,
        headers: { Authorization },
        body: method === "GET" ? null : body,
      }));
  });
  return fc.oneof(...all);
}
