import { Hono } from "hono";
import { pushReports } from "#protocol/push.ts";
import { PUSH_REPORT_PATH } from "#protocol/wire.ts";
import { now } from "../clock.ts";
import { isSite, isVisitor } from "../ids.ts";
import { visitorOf } from "../namespaces.ts";
import { openToken } from "../push-token.ts";
import { readBody } from "./body.ts";

const MAX_BYTES = 65_536;

/** What became of pushes, as the push worker saw it: shown, clicked, closed, moved to a new address. */
export const push = new Hono<{ Bindings: Env }>().post(PUSH_REPORT_PATH, async (c) => {
  c.header("Access-Control-Allow-Origin", "*");
  const { reports } = await readBody(c, pushReports, MAX_BYTES);
  const at = await now(c.env);
  for (const report of reports) {
    const named = openToken(report.token);
    // A token of nobody is no reason to tell a stranger so.
    if (
      !named ||
      !(await isSite(c.env, named.site)) ||
      !(await isVisitor(c.env, named.site, named.visitor))
    )
      continue;
    await visitorOf(c.env, named.site, named.visitor).pushReport(
      named.key,
      report,
      at - report.heldMs,
    );
  }
  return c.json({});
});
