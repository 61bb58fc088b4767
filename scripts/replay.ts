// `npm run replay -- --site SITE`: decides everything in the visitors' logs once more, inside workerd, and reports any byte that differs.
import { parseArgs } from "node:util";
import type { ReplayView, VisitorRow } from "#protocol/views.ts";
import { call, targetOf } from "./admin/target.ts";

const { values } = parseArgs({
  options: {
    site: { type: "string", default: "demo" },
    edge: { type: "string", default: "http://localhost:8787" },
    token: { type: "string" },
  },
});

async function run(): Promise<void> {
  const target = await targetOf(values);
  const sum = { visitors: 0, compared: 0, gone: 0, differing: 0, ofAnotherVersion: 0 };
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await call<readonly VisitorRow[]>(target, "GET", `/visitors?before=${before}`);
    for (const { visitor } of page) {
      const found = await call<ReplayView>(target, "GET", `/visitors/${visitor}/replay`);
      sum.visitors++;
      sum.compared += found.compared;
      sum.gone += found.gone;
      for (const { number, what, domain } of found.differing) {
        const isSame = domain === found.domain;
        if (isSame) sum.differing++;
        else sum.ofAnotherVersion++;
        process.stdout.write(
          `${visitor} entry ${number}: the ${what} differs${isSame ? "" : ` (decided by domain ${domain}, replayed by ${found.domain})`}\n`,
        );
      }
    }
    const last = page.at(-1);
    if (!last || last.seenAt >= before) break;
    before = last.seenAt;
  }
  process.stdout.write(`${JSON.stringify(sum)}\n`);
  if (sum.differing > 0) process.exitCode = 1;
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
