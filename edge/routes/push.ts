import { Hono } from "hono";
import { pushReports } from "#protocol/push.ts";
import { PUSH_REPORT_PATH } from "#protocol/wire.ts";
import { now } from "../clock.ts";
import { isSite, isVisitor } from "../tokens/ids.ts";
import { visitorOf } from "../namespaces.ts";
import { openToken } from "../tokens/push-token.ts";
import { readBody } from "./body.ts";
import { limit } from "./limit.ts";

const MAX_BYTES = 65_536;

/**
 * What became of pushes, as the push worker saw it: shown, clicked, closed, moved to a new address.
 * The worker keeps its reports if the answer is 429 or more and drops them otherwise; a report that
 * comes twice changes nothing.
 */
export const push = new Hono<{ Bindings: Env }>().post(PUSH_REPORT_PATH, async (c) => {
  c.header("Access-Control-Allow-Origin", "*");
  const { reports } = await readBody(c, pushReports, MAX_BYTES);
  const at = await now(c.env);
  const opened = reports.flatMap((report) => {
    const token = openToken(report.token);
    return token ? [{ ...token, report, at: at - report.heldMs }] : [];
  });
  // A device speaks for one visitor, but nobody makes it.
  for (const [, seen] of Map.groupBy(opened, ({ site, visitor }) => `${site}/${visitor}`)) {
    const [first] = seen;
    if (!first || !(await isSite(c.env, first.site))) continue;
    await limit(c, first.site, "NETWORK_LIMIT");
    // A token of nobody is no reason to tell a stranger so.
    if (!(await isVisitor(c.env, first.site, first.visitor))) continue;
    const told = seen.map(({ key, report, at: seenAt }) => ({ key, report, at: seenAt }));
    await visitorOf(c.env, first.site, first.visitor).pushReports(told);
  }
  return c.json({});
});
